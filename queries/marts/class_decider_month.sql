-- title: Who took the steps of class decisions, and how often a proposal was changed
-- title zh: 分类认定各级人员及初分被调整情况
-- grain: as_of_date, branch_id, step, decided_by
-- sources: book.class_decision, book.loan_month, book_date
-- stored: memory
-- period: as_of_date
-- notes: changed: the class approved is another than the one taken in this step; compared: both are known
with approved as (
    select
        as_of_date,
        loan_id,
        max(risk_class) as approved_class
    from book.class_decision
    where step = 'approved' and as_of_date in (select book_date.as_of_date from book_date)
    group by as_of_date, loan_id
)

select
    class_decision.as_of_date,
    coalesce(loan_month.branch_id, 'unknown') as branch_id,
    class_decision.step,
    class_decision.decided_by,
    count(*) as decision_count,
    count(*) filter (
        where class_decision.risk_class is not null and approved.approved_class is not null
    ) as compared_count,
    count(*) filter (where class_decision.risk_class <> approved.approved_class) as changed_count
from book.class_decision as class_decision
left join approved
    on class_decision.as_of_date = approved.as_of_date and class_decision.loan_id = approved.loan_id
left join book.loan_month as loan_month
    on class_decision.as_of_date = loan_month.as_of_date and class_decision.loan_id = loan_month.loan_id
where
    class_decision.as_of_date in (select book_date.as_of_date from book_date)
    and class_decision.step is not null
    and class_decision.decided_by is not null
group by
    class_decision.as_of_date,
    coalesce(loan_month.branch_id, 'unknown'),
    class_decision.step,
    class_decision.decided_by
