-- title: Concentration indices
-- title zh: 集中度指数
-- grain: cut, measure
-- parameters: as_of_date date
-- sources: book_month, customer_concentration_month, customer_lorenz_month, disbursed_book, report_month
-- notes: over the part whose code is known; HHI is the raw sum of squared shares, HHI normalised is (H − 1/n) / (1 − 1/n); the Gini of groups is not taken
-- notes zh: 按代码已知部分计算；HHI为各项占比平方和，标准化HHI为（H − 1/n）/（1 − 1/n）；集团不计算基尼系数
with outstanding as (
    select
        branch_id,
        product_type,
        use_industry_code,
        use_region_code,
        balance
    from book_month
    where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
),

cut_up as (
    select
        'balance' as measure,
        balance as amount,
        unnest(['branch', 'product', 'sector', 'region']) as cut,
        unnest([branch_id, product_type, use_industry_code, use_region_code]) as code
    from outstanding
    union all
    select
        'disbursed' as measure,
        original_amount as amount,
        unnest(['branch', 'product', 'sector', 'region']) as cut,
        unnest([branch_id, product_type, use_industry_code, use_region_code]) as code
    from disbursed_book
    where not exists (select 1 from book_month)
),

summed as (
    select
        cut,
        measure,
        code,
        sum(amount) as amount
    from cut_up
    group by cut, measure, code
),

-- The place of each among the known ones, the smallest first, for the Gini coefficient.
placed as (
    select
        *,
        case when code <> 'unknown' and amount > 0 then row_number() over smallest_first end as place
    from summed
    window smallest_first as (partition by cut, measure, code <> 'unknown' and amount > 0 order by amount)
),

weighted as (
    select
        kind,
        sum(weighted_amount)::double as weighted_amount
    from customer_lorenz_month
    where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
    group by kind
),

totalled as (
    select
        cut,
        measure,
        count(*) filter (where code <> 'unknown' and amount > 0) as n,
        sum(amount) filter (where code <> 'unknown') as known,
        sum(amount) as total,
        sum(amount::double * amount::double) filter (where code <> 'unknown') as sum_of_squares,
        sum(place * amount)::double as weighted_amount,
        max(amount, 10) filter (where code <> 'unknown') as largest
    from placed
    group by cut, measure
    union all
    select
        customers.kind as cut,
        'balance' as measure,
        customers.n,
        customers.total as known,
        customers.total,
        customers.sum_of_squares::double as sum_of_squares,
        weighted.weighted_amount,
        [customers.top_1, customers.top_5 - customers.top_1, customers.top_10 - customers.top_5] as largest
    from customer_concentration_month as customers
    left join weighted on customers.kind = weighted.kind
    where customers.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
),

measured as (
    select
        *,
        sum_of_squares / nullif(known::double * known::double, 0) as hhi,
        cut in ('customer', 'group') as is_summed
    from totalled
)

select
    case when measure = 'balance' then coalesce($as_of_date::date, (select max(as_of_date) from report_month)) end
        as as_of_date,
    cut,
    measure,
    n,
    hhi,
    (hhi - 1.0::double / n) / nullif(1 - 1.0::double / n, 0) as hhi_normalised,
    largest[1]::double / nullif(known, 0)::double as cr_1,
    list_sum(largest[1:case when is_summed then 2 else 5 end])::double / nullif(known, 0)::double as cr_5,
    list_sum(largest)::double / nullif(known, 0)::double as cr_10,
    1 / nullif(hhi, 0) as effective_number,
    2 * weighted_amount / nullif(n * known::double, 0) - (n + 1.0::double) / nullif(n, 0) as gini,
    (total - coalesce(known, 0))::double / nullif(total, 0)::double as unknown_share
from measured
order by cut, measure
