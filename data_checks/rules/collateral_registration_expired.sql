-- title en: Collateral behind a running loan is still registered
-- title zh: 存续贷款的押品登记在有效期内
-- severity: finding
-- dimension: timeliness
-- owner: collateral_management
-- table: collateral
-- key: collateral_id, valid_from
-- needs: collateral.registered_until, book.collateral_pledge, loan_month
-- parameters: months date[]
-- reason en: On the last as-of date the registration of the security has run out while the loan runs on; the claim
--   ranks behind others and counts for nothing in coverage. Renew it.
-- reason zh: 最近数据日期抵质押登记已到期而贷款仍存续，优先受偿权落空，押品覆盖按零计算，请尽快续登。
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
)

select
    collateral.collateral_id,
    collateral.valid_from
from collateral
cross join last_month
where
    collateral.registered_until < last_month.as_of_date
    and coalesce(collateral.valid_from, date '1900-01-01') <= last_month.as_of_date
    and coalesce(collateral.valid_to, 'infinity'::date) > last_month.as_of_date
    and collateral.collateral_id in (select secured.collateral_id from secured)
