-- title: Concentration, month by month
-- title zh: 集中度逐月走势
-- grain: as_of_date, cut
-- sources: book_month, customer_concentration_month
-- needs: loan_month
-- notes: over the part whose code is known
-- notes zh: 按代码已知部分计算
with cut_up as (
    select
        as_of_date,
        balance,
        unnest(['branch', 'product', 'sector', 'region']) as cut,
        unnest([branch_id, product_type, use_industry_code, use_region_code]) as code
    from book_month
),

summed as (
    select
        as_of_date,
        cut,
        code,
        sum(balance) as amount
    from cut_up
    where code <> 'unknown'
    group by as_of_date, cut, code
),

totalled as (
    select
        as_of_date,
        cut,
        sum(amount) as known,
        sum(amount::double * amount::double) as sum_of_squares,
        max(amount) as top_1,
        list_sum(max(amount, 10)) as top_10
    from summed
    group by as_of_date, cut
    union all
    select
        as_of_date,
        kind as cut,
        total as known,
        sum_of_squares::double as sum_of_squares,
        top_1,
        top_10
    from customer_concentration_month
)

select
    as_of_date,
    cut,
    sum_of_squares / nullif(known::double * known::double, 0) as hhi,
    top_1::double / nullif(known, 0)::double as top_share,
    top_10::double / nullif(known, 0)::double as cr_10
from totalled
order by as_of_date, cut
