-- title: Who decided the classes: steps taken, by one person or several, and classes changed on the way
-- title zh: 分类认定流程：初分、复核、审批情况及调整
-- grain: as_of_date, branch_id
-- sources: book.class_decision, book.loan_month, book_date
-- stored: memory
-- period: as_of_date
-- notes: counts of loans with a decision for the date; complete: first, reviewed and approved are all there; same person: one name in two of the steps; out of order: a step dated before the one it follows; overridden: approved in another class than first proposed
with step as (
    select
        as_of_date,
        loan_id,
        count(distinct step) filter (where step in ('first', 'reviewed', 'approved')) as step_count,
        count(distinct step) filter (where decided_by is not null) as signed_count,
        count(distinct decided_by) as person_count,
        max(risk_class) filter (where step = 'first') as first_class,
        max(risk_class) filter (where step = 'approved') as approved_class,
        max(decided_on) filter (where step = 'first') as first_on,
        max(decided_on) filter (where step = 'reviewed') as reviewed_on,
        max(decided_on) filter (where step = 'approved') as approved_on
    from book.class_decision
    where as_of_date in (select book_date.as_of_date from book_date)
    group by as_of_date, loan_id
),

placed as (
    select
        step.*,
        coalesce(loan_month.branch_id, 'unknown') as branch_id
    from step
    left join book.loan_month as loan_month
        on step.as_of_date = loan_month.as_of_date and step.loan_id = loan_month.loan_id
)

select
    as_of_date,
    branch_id,
    count(*) as decided_count,
    count(*) filter (where step_count = 3) as complete_count,
    count(*) filter (where person_count < signed_count) as same_person_count,
    count(*) filter (
        where coalesce(reviewed_on < first_on, false) or coalesce(approved_on < coalesce(reviewed_on, first_on), false)
    ) as out_of_order_count,
    count(*) filter (where first_class is not null and approved_class is not null) as compared_count,
    count(*) filter (where approved_class < first_class) as made_better_count,
    count(*) filter (where approved_class > first_class) as made_worse_count
from placed
group by as_of_date, branch_id
