-- title en: Firms with a loan have filed their latest statements
-- title zh: 有存续贷款的企业已报送最近一期财务报表
-- severity: finding
-- dimension: timeliness
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: loan_month, book.customer.financials_on, book.customer.customer_type, book.loan
-- parameters: months date[]
-- tolerances: financials_days_corporate, financials_days_small_business, financials_days_financial,
--   financials_days_small_business_high
-- reason en: The latest statements held end longer ago than the bank allows for this kind of firm and risk tier, or there are
--   none: ratings and early warnings go by figures that have passed. Ask for the next ones.
-- reason zh: 所持最近一期财务报表的期末日已超过本类企业及其风险分层的规定期限，或尚无报表，评级和预警依据的是过时数据，请催收新报表。
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
            'financials_days_corporate',
            'financials_days_small_business',
            'financials_days_financial',
            'financials_days_small_business_high'
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
inner join allowed as of_kind on of_kind.name = 'financials_days_' || customer.customer_type
left join allowed as of_tier
    on of_tier.name = 'financials_days_' || customer.customer_type || '_' || customer.risk_tier
where
    last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and coalesce(last_month.as_of_date - customer.financials_on > coalesce(of_tier.days, of_kind.days), true)
