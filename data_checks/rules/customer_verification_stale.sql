-- title en: Customers with a loan are verified within the service level
-- title zh: 有存续贷款的客户在规定期限内完成核实
-- severity: finding
-- dimension: timeliness
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: loan_month, book.customer.verified_on, book.customer.customer_type, book.loan
-- parameters: months date[]
-- tolerances: verification_days_corporate, verification_days_small_business, verification_days_retail,
--   verification_days_rural_household, verification_days_financial, verification_days_corporate_high,
--   verification_days_small_business_high, verification_days_retail_high,
--   verification_days_rural_household_high, verification_days_financial_high
-- reason en: Identity, standing and address were last verified longer ago than the bank allows for this kind of
--   customer and risk tier, or never: what is read here of the customer may no longer hold. Verify it.
-- reason zh: 客户身份、经营及联系信息的核实已超过本类客户及其风险分层的规定期限，或从未核实，现有信息可能已不属实，请尽快核实。
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
            'verification_days_corporate',
            'verification_days_small_business',
            'verification_days_retail',
            'verification_days_rural_household',
            'verification_days_financial',
            'verification_days_corporate_high',
            'verification_days_small_business_high',
            'verification_days_retail_high',
            'verification_days_rural_household_high',
            'verification_days_financial_high'
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
inner join allowed as of_kind on of_kind.name = 'verification_days_' || customer.customer_type
left join allowed as of_tier
    on of_tier.name = 'verification_days_' || customer.customer_type || '_' || customer.risk_tier
where
    last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and coalesce(last_month.as_of_date - customer.verified_on > coalesce(of_tier.days, of_kind.days), true)
