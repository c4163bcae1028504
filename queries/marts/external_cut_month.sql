-- title: Customers whose grade by an agency fell within twelve months
-- title zh: 外部评级下调客户逐月明细
-- grain: as_of_date, customer_id
-- parameters: months date[]
-- sources: judged_loan_month, book.customer, rating_grade
-- stored: memory
-- period: as_of_date
-- notes: the grade that held twelve months before against the one that holds; balance null without loans
with day as (
    select distinct as_of_date
    from judged_loan_month
    where as_of_date = any($months)
),

graded as (
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
    from day
    inner join graded as now on day.as_of_date >= now.valid_from and day.as_of_date < now.valid_to
    inner join graded as before
        on
            now.customer_id = before.customer_id
            and (day.as_of_date - interval 12 month)::date >= before.valid_from
            and (day.as_of_date - interval 12 month)::date < before.valid_to
    where now.grade > before.grade
),

owed as (
    select
        judged.as_of_date,
        judged.customer_id,
        sum(judged.balance)::decimal(28, 2) as balance
    from judged_loan_month as judged
    inner join fallen on judged.as_of_date = fallen.as_of_date and judged.customer_id = fallen.customer_id
    where judged.in_book and judged.as_of_date = any($months)
    group by all
)

select
    fallen.*,
    owed.balance
from fallen
left join owed on fallen.as_of_date = owed.as_of_date and fallen.customer_id = owed.customer_id
