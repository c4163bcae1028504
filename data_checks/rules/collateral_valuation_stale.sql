-- title en: Collateral behind a running loan was valued within the longest interval
-- title zh: 存续贷款的押品估值未超过最长间隔
-- severity: finding
-- dimension: timeliness
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, loan_id
-- needs: book.collateral_valuation, book.collateral_pledge, loan_month
-- uses: book.loan, book.customer
-- tolerances: valuation_stale_days, valuation_stale_days_corporate, valuation_stale_days_small_business,
--   valuation_stale_days_financial, valuation_stale_days_retail_high, valuation_stale_days_rural_household_high
-- parameters: months date[]
-- reason en: On the last as-of date the latest valuation received is older than the longest interval for this kind
--   of borrower and risk tier, more than twice the yearly revaluation: what covers the loan is not known. Have it valued.
-- reason zh: 最近数据日期最新估值距今已超过本类借款人及其风险分层的最长间隔（两倍于年度重估要求以上），押品现值已无从判断，请尽快重新评估。
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
),

allowed as (
    select
        tolerance.name,
        max_by(tolerance.value, tolerance.valid_from)::integer as days
    from tolerance
    inner join last_month on tolerance.valid_from <= last_month.as_of_date
    where
        tolerance.name in (
            'valuation_stale_days',
            'valuation_stale_days_corporate',
            'valuation_stale_days_small_business',
            'valuation_stale_days_financial',
            'valuation_stale_days_retail_high',
            'valuation_stale_days_rural_household_high'
        )
    group by tolerance.name
),

owed_by as (
    select
        loan.loan_id,
        customer.customer_type,
        customer.risk_tier
    from book.loan as loan
    inner join book.customer as customer on loan.customer_id = customer.customer_id
    cross join last_month
    where
        last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
        and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
)

select distinct
    secured.collateral_id,
    secured.loan_id
from secured
inner join latest on secured.collateral_id = latest.collateral_id
left join owed_by on secured.loan_id = owed_by.loan_id
inner join allowed as of_any on of_any.name = 'valuation_stale_days'
left join allowed as of_kind on of_kind.name = 'valuation_stale_days_' || owed_by.customer_type
left join allowed as of_tier
    on of_tier.name = 'valuation_stale_days_' || owed_by.customer_type || '_' || owed_by.risk_tier
where secured.as_of_date - latest.valued_on > coalesce(of_tier.days, of_kind.days, of_any.days)
