-- title en: Rated customers with a loan are rated anew within the service level
-- title zh: 有存续贷款的评级客户在规定期限内重新评级
-- severity: finding
-- dimension: timeliness
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: loan_month, book.customer.internal_rating, book.customer.rated_on, book.customer.customer_type, book.loan
-- parameters: months date[]
-- reason en: The grade is older than the bank's setting for this kind of customer and risk tier: limits, prices and
--   inspections go by what the customer once was. Rate it anew.
-- reason zh: 内部评级已超过本行对该类客户及其风险分层设定的有效期，限额、定价和检查频率仍以过去状况为准，请重新评级。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

-- The setting that the pages on ratings go by.
allowed as (
    select
        standard_parameter.name,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as days
    from standard_parameter
    inner join last_month on standard_parameter.valid_from <= last_month.as_of_date
    where
        standard_parameter.standard = 'bank'
        and standard_parameter.name like 'rating_days_%'
    group by standard_parameter.name
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
inner join allowed as of_kind on of_kind.name = 'rating_days_' || customer.customer_type
left join allowed as of_tier
    on of_tier.name = 'rating_days_' || customer.customer_type || '_' || customer.risk_tier
where
    customer.internal_rating is not null
    and last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and last_month.as_of_date - customer.rated_on > coalesce(of_tier.days, of_kind.days)
