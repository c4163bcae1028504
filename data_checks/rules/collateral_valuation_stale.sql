-- title en: Collateral behind a running loan was valued within the longest interval
-- title zh: 存续贷款的押品估值未超过最长间隔
-- severity: finding
-- dimension: timeliness
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, loan_id
-- needs: book.collateral_valuation, book.collateral_pledge, loan_month
-- tolerances: valuation_stale_days
-- parameters: months date[]
-- reason en: On the last as-of date the latest valuation received is older than the tolerance, several times the
--   yearly revaluation: the value that covers the loan is not known any more. Have it valued.
-- reason zh: 最近数据日期最新估值距今已超过容忍期限（数倍于年度重估要求），押品现值已无从判断，请尽快重新评估。
with month as (
    select unnest($months::date[]) as as_of_date
),

last_month as (
    select max(as_of_date) as as_of_date from month
),

running as (
    select loan_month.loan_id
    from loan_month
    inner join last_month on loan_month.as_of_date = last_month.as_of_date
    where
        coalesce(loan_month.status = 'active', true)
        and loan_month.balance > 0
),

secured as (
    select
        pledge.collateral_id,
        pledge.loan_id,
        last_month.as_of_date
    from book.collateral_pledge as pledge
    semi join running on pledge.loan_id = running.loan_id
    cross join last_month
    where
        coalesce(pledge.valid_from, date '1900-01-01') <= last_month.as_of_date
        and coalesce(pledge.valid_to, 'infinity'::date) > last_month.as_of_date
        and coalesce(pledge.released_on, 'infinity'::date) > last_month.as_of_date
),

latest as (
    select
        valuation.collateral_id,
        max(valuation.valued_on) as valued_on
    from book.collateral_valuation as valuation
    inner join last_month on valuation.received_on <= last_month.as_of_date
    group by valuation.collateral_id
)

select
    secured.collateral_id,
    secured.loan_id
from secured
inner join latest on secured.collateral_id = latest.collateral_id
inner join tolerance
    on
        tolerance.name = 'valuation_stale_days'
        and secured.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or secured.as_of_date < tolerance.valid_to)
where secured.as_of_date - latest.valued_on > tolerance.value
