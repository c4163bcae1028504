-- title en: Customers with a loan are verified within the service level
-- title zh: 有存续贷款的客户在规定期限内完成核实
-- severity: finding
-- dimension: timeliness
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: customer.verified_on, customer.customer_type, loan_month, book.loan
-- parameters: months date[]
-- tolerances: verification_days_corporate, verification_days_small_business, verification_days_retail,
--   verification_days_rural_household, verification_days_financial
-- reason en: Identity, standing and address were last verified longer ago than the bank allows for this kind of
--   customer, or never: what is read here of the customer may no longer hold. Verify it.
-- reason zh: 客户身份、经营及联系信息的核实已超过本类客户规定期限，或从未核实，现有信息可能已不属实，请尽快核实。
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
        tolerance.name = 'verification_days_corporate'
        or tolerance.name = 'verification_days_small_business'
        or tolerance.name = 'verification_days_retail'
        or tolerance.name = 'verification_days_rural_household'
        or tolerance.name = 'verification_days_financial'
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
from customer
inner join borrower on customer.customer_id = borrower.customer_id
inner join allowed on allowed.name = 'verification_days_' || customer.customer_type
cross join last_month
where
    last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and coalesce(last_month.as_of_date - customer.verified_on > allowed.days, true)
