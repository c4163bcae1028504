-- title en: No customer more than 90 days late has a top grade
-- title zh: 逾期超过90天的客户未保留高等级评级
-- severity: finding
-- dimension: consistency
-- owner: risk_classification
-- table: customer
-- key: customer_id
-- needs: loan_month.days_past_due, book.customer.internal_rating, book.loan
-- parameters: months date[]
-- tolerances: top_grades
-- reason en: The customer is more than 90 days late and still has one of the best grades of the bank's scale: the
--   grade was not looked at when the payments stopped. Rate it anew.
-- reason zh: 该客户贷款逾期已超过90天，内部评级仍处于本行评级体系的高等级，逾期后未及时重评，请重新评级。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

allowed as (
    select max_by(tolerance.value, tolerance.valid_from)::integer as grades
    from tolerance
    inner join last_month on tolerance.valid_from <= last_month.as_of_date
    where tolerance.name = 'top_grades'
),

late as (
    select distinct loan.customer_id
    from loan_month
    inner join last_month on loan_month.as_of_date = last_month.as_of_date
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    where
        loan_month.days_past_due > 90
        and coalesce(loan_month.status = 'active', loan_month.balance is not null)
)

select customer.customer_id
from book.customer as customer
inner join late on customer.customer_id = late.customer_id
inner join internal_grade on customer.internal_rating = internal_grade.rating
cross join last_month
cross join allowed
where
    -- grades are counted from nought
    internal_grade.grade < allowed.grades
    and last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
