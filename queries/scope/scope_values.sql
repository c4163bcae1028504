-- title: Values that the book can be filtered by
-- title zh: 可用于筛选的取值
-- grain: cut, code
-- sources: cut_month, disbursed_book
-- notes: amount is balance over all months, or the amount disbursed where there are none: it orders the list only
-- notes zh: 金额为各月余额合计，无逐月数据时为发放金额，仅用于排序
with value as (
    select
        cut,
        code,
        balance as amount
    from cut_month
    union all
    select
        unnest(['branch', 'product', 'sector', 'region']) as cut,
        unnest([branch_id, product_type, use_industry_code, use_region_code]) as code,
        original_amount as amount
    from disbursed_book
)

select
    cut,
    code,
    sum(amount) as amount
from value
group by cut, code
order by cut asc, amount desc, code asc
