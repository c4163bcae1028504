-- title en: Customers with a loan are contacted within the service level
-- title zh: 有存续贷款的客户在规定期限内有过联系
-- severity: finding
-- dimension: timeliness
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: loan_month, book.customer.contacted_on, book.customer.customer_type, book.loan
-- parameters: months date[]
-- tolerances: contact_days_corporate, contact_days_small_business, contact_days_retail,
--   contact_days_rural_household, contact_days_financial, contact_days_corporate_high,
--   contact_days_small_business_high, contact_days_retail_high, contact_days_rural_household_high,
--   contact_days_financial_high
-- reason en: Nobody has spoken to the customer for longer than the bank allows for this kind of customer and risk tier, or
--   ever: bad news would arrive late. Call or visit.
-- reason zh: 与客户的最近联系已超过本类客户及其风险分层的规定期限，或从未联系，风险变化难以及时掌握，请尽快联系或走访。
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
            'contact_days_corporate',
            'contact_days_small_business',
            'contact_days_retail',
            'contact_days_rural_household',
            'contact_days_financial',
            'contact_days_corporate_high',
            'contact_days_small_business_high',
            'contact_days_retail_high',
            'contact_days_rural_household_high',
            'contact_days_financial_high'
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
inner join allowed as of_kind on of_kind.name = 'contact_days_' || customer.customer_type
left join allowed as of_tier
    on of_tier.name = 'contact_days_' || customer.customer_type || '_' || customer.risk_tier
where
    last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and coalesce(last_month.as_of_date - customer.contacted_on > coalesce(of_tier.days, of_kind.days), true)
