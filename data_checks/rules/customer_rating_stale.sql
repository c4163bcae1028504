-- title en: Rated customers with a loan are rated anew every year
-- title zh: 有存续贷款的评级客户按年重新评级
-- severity: finding
-- dimension: timeliness
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: customer.internal_rating, customer.rated_on, loan_month, book.loan
-- parameters: months date[]
-- tolerances: rating_days
-- reason en: The grade is older than a year and a month: limits, prices and inspections go by what the customer once
--   was. Rate it anew.
-- reason zh: 内部评级已超过一年零一个月未更新，限额、定价和检查频率仍以过去状况为准，请重新评级。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

allowed as (
    select max_by(tolerance.value, tolerance.valid_from)::integer as days
    from tolerance
    inner join last_month on tolerance.valid_from <= last_month.as_of_date
    where tolerance.name = 'rating_days'
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
cross join last_month
cross join allowed
where
    customer.internal_rating is not null
    and last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and last_month.as_of_date - customer.rated_on > allowed.days
