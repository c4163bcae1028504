-- title en: The income of persons with a loan is verified within the service level
-- title zh: 有存续贷款的个人客户在规定期限内完成收入核实
-- severity: finding
-- dimension: timeliness
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: loan_month, book.customer.income_verified_on, book.customer.customer_type, book.loan
-- parameters: months date[]
-- tolerances: income_days_retail, income_days_rural_household, income_days_retail_high,
--   income_days_rural_household_high
-- reason en: The income was last verified longer ago than the bank allows for this kind of customer and risk tier, or
--   never: whether the instalments can be paid is not known. Verify it.
-- reason zh: 收入核实已超过本类客户及其风险分层的规定期限，或从未核实，偿债能力已无从判断，请重新核实。
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
            'income_days_retail',
            'income_days_rural_household',
            'income_days_retail_high',
            'income_days_rural_household_high'
        )
    group by tolerance.name
),

borrower as (
    select distinct loan.customer_id
    from loan_month
    inner join last_month on loan_month.as_of_date = last_month.as_of_date
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    where coalesce(loan_month.status = 'active', loan_month.balance is not null)
)

select customer.customer_id
from book.customer as customer
inner join borrower on customer.customer_id = borrower.customer_id
cross join last_month
-- A service level of the customer's kind and risk tier goes before the one of its kind.
inner join allowed as of_kind on of_kind.name = 'income_days_' || customer.customer_type
left join allowed as of_tier
    on of_tier.name = 'income_days_' || customer.customer_type || '_' || customer.risk_tier
where
    last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and coalesce(last_month.as_of_date - customer.income_verified_on > coalesce(of_tier.days, of_kind.days), true)
