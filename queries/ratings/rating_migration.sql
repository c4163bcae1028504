-- title: Internal ratings: twelve months ago against now
-- title zh: 内部评级年度迁徙矩阵（十二个月前与当前）
-- grain: as_of_date, from_rating, to_rating
-- parameters: as_of_date date, customer_type varchar[]
-- sources: internal_grade, rating_year_month, report_month
-- needs: loan_month, customer.internal_rating
-- notes: customers with loans then and now, each at the grade that held on the day; balances are those of then; who left stands apart, who came since is not here
-- notes zh: 含期初及当前均有贷款余额的客户，评级取各该日有效记录，余额为期初余额；退出客户另列，新增客户不计入
with chosen as (
    select
        as_of_date,
        rating_before as from_rating,
        rating_now as to_rating,
        sum(customer_count)::bigint as customer_count,
        sum(balance_before)::decimal(28, 2) as balance_year_before
    from rating_year_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and is_here
        and ($customer_type is null or list_contains($customer_type, customer_type))
    group by all
),

graded as (
    select
        chosen.*,
        coalesce(before.grade, 1000) as from_rating_no,
        coalesce(now.grade, 1000) as to_rating_no
    from chosen
    left join internal_grade as before on chosen.from_rating = before.rating
    left join internal_grade as now on chosen.to_rating = now.rating
)

select
    as_of_date,
    from_rating,
    from_rating_no,
    to_rating,
    to_rating_no,
    customer_count,
    balance_year_before,
    customer_count::double / sum(customer_count) over (partition by from_rating)::double as move_rate_by_count,
    balance_year_before::double / nullif(sum(balance_year_before) over (partition by from_rating), 0)::double
        as move_rate_by_balance
from graded
order by from_rating_no, from_rating, to_rating_no, to_rating
