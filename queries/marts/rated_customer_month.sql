-- title: What customers with a grade, the bank's or an agency's, owe at each as-of date
-- title zh: 有内部或外部评级客户的逐月贷款余额
-- grain: as_of_date, customer_id
-- sources: judged_loan_month, book.customer
-- stored: scratch
-- period: none
-- notes: every month of the book, those that others are set against included; bad on the effective class
with rated as (
    select distinct customer_id
    from book.customer
    where internal_rating is not null or external_rating is not null
)

select
    judged.as_of_date,
    judged.customer_id,
    sum(judged.balance)::decimal(28, 2) as balance,
    coalesce(max(judged.risk_class_effective) >= 3, false) as is_npl
from judged_loan_month as judged
inner join rated on judged.customer_id = rated.customer_id
where judged.in_book and judged.balance > 0
group by all
