-- title en: Insurance of collateral behind a running loan has not lapsed
-- title zh: 存续贷款的押品保险未脱保
-- severity: finding
-- dimension: timeliness
-- owner: collateral_management
-- table: collateral
-- key: collateral_id
-- needs: book.collateral.insured_until, book.collateral_pledge, loan_month
-- parameters: months date[]
-- reason en: The policy ended before the last as-of date and the loan still runs: a fire would take the cover with
--   it. Ask for the renewal.
-- reason zh: 该押品保险在最近数据日期前已到期，贷款仍存续，一旦出险将失去保障，请督促续保。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

running as (
    select loan_month.loan_id
    from loan_month
    inner join last_month on loan_month.as_of_date = last_month.as_of_date
    where
        coalesce(loan_month.status = 'active', true)
        and loan_month.balance > 0
),

pledged as (
    select pledge.collateral_id
    from book.collateral_pledge as pledge
    semi join running on pledge.loan_id = running.loan_id
    cross join last_month
    where
        last_month.as_of_date >= coalesce(pledge.valid_from, '-infinity'::date)
        and last_month.as_of_date < coalesce(pledge.valid_to, 'infinity'::date)
        and coalesce(pledge.released_on, 'infinity'::date) > last_month.as_of_date
)

select distinct collateral.collateral_id
from book.collateral as collateral
semi join pledged on collateral.collateral_id = pledged.collateral_id
cross join last_month
where
    collateral.insured_until < last_month.as_of_date
    and last_month.as_of_date >= coalesce(collateral.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(collateral.valid_to, 'infinity'::date)
