-- grain: as_of_date; inquiries by any bank in twelve months for each customer with a loan
with borrower as (
    select
        as_of_date,
        count(distinct customer_id) as customers
    from active_loan
    group by as_of_date
)

select
    borrower.as_of_date,
    count(*) / any_value(borrower.customers) as value
from borrower
inner join bureau_inquiry
    on bureau_inquiry.inquired_on between borrower.as_of_date - interval 1 year and borrower.as_of_date
group by borrower.as_of_date
