-- title en: The class of a loan that is not normal is decided each quarter
-- title zh: 非正常类贷款按季认定分类
-- severity: finding
-- dimension: timeliness
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id
-- needs: book.class_decision, book.loan_month.risk_class_reported, book.loan, loan_month
-- parameters: months date[]
-- reason en: At the end of the last quarter that is a month past the loan was at special mention or worse, and in
--   the three months up to then, or since, nobody approved its class. Have it decided. The key names the end of
--   that quarter.
-- reason zh: 上一季末（距最近数据日期满一个月）该贷款为关注类或更差，而该季度及以后均无审批通过的分类认定，请补办认
--   定。主键中的日期为该季末。
with quarter as (
    select
        (date_trunc('quarter', list_max($months::date[]) - interval 30 day) - interval 1 day)::date as ended_on,
        list_max($months::date[]) as as_of_date
),

running as (
    select loan_month.loan_id
    from loan_month
    inner join quarter on loan_month.as_of_date = quarter.as_of_date
    where coalesce(loan_month.status = 'active', loan_month.balance is not null)
),

watched as (
    select
        held.as_of_date,
        held.loan_id
    from book.loan_month as held
    inner join quarter on held.as_of_date = quarter.ended_on
    semi join running on held.loan_id = running.loan_id
    inner join book.loan as loan on held.loan_id = loan.loan_id
    where
        held.risk_class_reported > 1
        -- a loan of the quarter's last days is classed when it is granted
        and loan.granted_on < date_trunc('month', quarter.ended_on)
),

decided as (
    select decision.loan_id
    from book.class_decision as decision
    cross join quarter
    where
        decision.step = 'approved'
        and decision.as_of_date > quarter.ended_on - interval 3 month
        and decision.as_of_date <= quarter.as_of_date
)

select
    watched.as_of_date,
    watched.loan_id
from watched
anti join decided on watched.loan_id = decided.loan_id
