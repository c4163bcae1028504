-- title: Customers whose grade by an agency fell within twelve months
-- title zh: 外部评级下调客户逐月明细
-- grain: as_of_date, customer_id
-- sources: rated_customer_month, year_before_month, book.customer, rating_grade
-- stored: memory
-- period: as_of_date
-- notes: the grade that held twelve months before against the one that holds; balance null without loans
with graded as (
    select
        customer.customer_id,
        customer.external_rating,
        customer.external_rated_on,
        customer.valid_from,
        coalesce(customer.valid_to, 'infinity'::date) as valid_to,
        rating_grade.grade
    from book.customer as customer
    inner join rating_grade on customer.external_rating = rating_grade.rating
),

fallen as (
    select
        day.as_of_date,
        now.customer_id,
        before.external_rating as external_rating_before,
        now.external_rating,
        now.external_rated_on,
        now.grade - before.grade as notches
    from year_before_month as day
    inner join graded as now on day.as_of_date >= now.valid_from and day.as_of_date < now.valid_to
    inner join graded as before
        on
            now.customer_id = before.customer_id
            and (day.as_of_date - interval 12 month)::date >= before.valid_from
            and (day.as_of_date - interval 12 month)::date < before.valid_to
    where now.grade > before.grade
)

select
    fallen.*,
    owed.balance,
    customer.name as customer_name,
    customer.customer_type,
    customer.internal_rating
from fallen
left join book.customer as customer
    on
        fallen.customer_id = customer.customer_id
        and fallen.as_of_date >= customer.valid_from
        and fallen.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
left join rated_customer_month as owed
    on fallen.as_of_date = owed.as_of_date and fallen.customer_id = owed.customer_id
