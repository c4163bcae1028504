-- title: Customers by grade twelve months ago and now
-- title zh: 评级迁徙客户明细
-- grain: as_of_date, customer_id
-- parameters: as_of_date date, from_rating varchar, to_rating varchar
-- sources: customer, judged_loan_month, report_month
-- needs: loan_month, customer.internal_rating
-- personal: customer_name
-- notes: customers with loans twelve months ago, largest first; the grade on either day is the one that held then
-- notes zh: 十二个月前有贷款余额的客户，按当时余额由大到小；评级取各该日有效记录
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

year_before as (
    select
        month.as_of_date,
        max(report_month.as_of_date) as as_of_date_before
    from month
    inner join report_month
        on date_trunc('month', month.as_of_date) - interval 12 month = date_trunc('month', report_month.as_of_date)
    group by month.as_of_date
),

started as (
    select
        year_before.as_of_date,
        year_before.as_of_date_before,
        judged.customer_id,
        sum(judged.balance)::decimal(28, 2) as balance_year_before
    from year_before
    inner join judged_loan_month as judged on year_before.as_of_date_before = judged.as_of_date
    where judged.in_book and judged.balance > 0
    group by all
),

now as (
    select
        judged.customer_id,
        sum(judged.balance)::decimal(28, 2) as balance,
        max(judged.risk_class_effective) as worst_class
    from judged_loan_month as judged
    inner join month on judged.as_of_date = month.as_of_date
    where judged.in_book and judged.balance > 0
    group by judged.customer_id
),

moved as (
    select
        started.as_of_date,
        started.customer_id,
        coalesce(later.name, earlier.name) as customer_name,
        coalesce(later.customer_type, earlier.customer_type) as customer_type,
        coalesce(earlier.internal_rating, 'unrated') as from_rating,
        case when now.customer_id is null then 'left' else coalesce(later.internal_rating, 'unrated') end as to_rating,
        started.balance_year_before,
        now.balance,
        now.worst_class
    from started
    left join now on started.customer_id = now.customer_id
    left join customer as earlier
        on
            started.customer_id = earlier.customer_id
            and started.as_of_date_before >= earlier.valid_from
            and started.as_of_date_before < coalesce(earlier.valid_to, 'infinity'::date)
    left join customer as later
        on
            started.customer_id = later.customer_id
            and started.as_of_date >= later.valid_from
            and started.as_of_date < coalesce(later.valid_to, 'infinity'::date)
    where earlier.internal_rating is not null or later.internal_rating is not null
)

select *
from moved
where ($from_rating is null or from_rating = $from_rating) and ($to_rating is null or to_rating = $to_rating)
order by balance_year_before desc, customer_id asc
