-- title en: Loans under inspection were inspected within the longest interval
-- title zh: 应检查贷款的贷后检查未超过最长间隔
-- severity: finding
-- dimension: timeliness
-- owner: post_loan
-- table: inspection
-- key: loan_id
-- needs: loan_month, book.inspection, book.customer.customer_type, book.loan
-- parameters: months date[]
-- tolerances: inspection_days_corporate, inspection_days_small_business, inspection_days_retail,
--   inspection_days_rural_household, inspection_days_financial, inspection_days_corporate_high,
--   inspection_days_small_business_high, inspection_days_financial_high
-- reason en: The last inspection done of this running loan, or the first one due where none was done, lies further back
--   than the longest interval for this kind of customer and risk tier. Inspect it.
-- reason zh: 该存续贷款最近一次已完成检查（从未检查的，为首次应检日）距今已超过本类客户及其风险分层的最长间隔，请尽快检查。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

allowed as (
    select
        tolerance.name,
        max_by(tolerance.value, tolerance.valid_from)::integer as days
    from tolerance
    inner join last_month on tolerance.valid_from <= last_month.as_of_date
    where
        tolerance.name in (
            'inspection_days_corporate',
            'inspection_days_small_business',
            'inspection_days_retail',
            'inspection_days_rural_household',
            'inspection_days_financial',
            'inspection_days_corporate_high',
            'inspection_days_small_business_high',
            'inspection_days_financial_high'
        )
    group by tolerance.name
),

seen as (
    select
        inspection.loan_id,
        coalesce(
            -- a day before the loan was granted is a slip, and is found as such
            max(inspection.done_on) filter (
                where inspection.done_on between loan.granted_on and last_month.as_of_date
            ),
            min(inspection.due_on)
        ) as last_seen_on
    from book.inspection as inspection
    inner join book.loan as loan on inspection.loan_id = loan.loan_id
    cross join last_month
    group by inspection.loan_id
),

running as (
    select
        loan.loan_id,
        loan.customer_id
    from loan_month
    inner join last_month on loan_month.as_of_date = last_month.as_of_date
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    where coalesce(loan_month.status = 'active', loan_month.balance is not null)
)

select running.loan_id
from running
inner join seen on running.loan_id = seen.loan_id
inner join book.customer as customer on running.customer_id = customer.customer_id
cross join last_month
inner join allowed as of_kind on of_kind.name = 'inspection_days_' || customer.customer_type
left join allowed as of_tier
    on of_tier.name = 'inspection_days_' || customer.customer_type || '_' || customer.risk_tier
where
    last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and last_month.as_of_date - seen.last_seen_on > coalesce(of_tier.days, of_kind.days)
