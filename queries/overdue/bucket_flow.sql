-- title: From bucket to bucket since last month, what came and what left
-- title zh: 逾期区间流向（上月至本月，含新增及退出）
-- grain: as_of_date, from_bucket, to_bucket, outcome
-- parameters: as_of_date date, standard varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: report_month, standard_bucket, transition_book_month, transition_month
-- needs: loan_month
-- notes: at last month's balance, new loans at this month's; no rows after a missing month
-- notes zh: 按上月余额计，新增贷款按本月余额计；上月数据缺失时无记录
with transition as (
    select * exclude (branch_id, product_type, use_industry_code, use_region_code) from transition_month
    where
        coalesce($branch, $product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all by name
    select * from transition_book_month
    where coalesce($branch, $product, $sector, $region) is null
),

latest as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

moved as (
    select
        transition.as_of_date,
        case when $standard = 'fdic' then transition.from_fdic else transition.from_china_2023 end as from_bucket,
        case when $standard = 'fdic' then transition.to_fdic else transition.to_china_2023 end as to_bucket,
        transition.outcome,
        transition.loan_count,
        case
            when transition.outcome = 'new' then transition.balance_now
            else transition.balance_before
        end as balance
    from transition
    inner join latest on transition.as_of_date = latest.as_of_date
)

select
    moved.as_of_date,
    from_bucket.bucket_no as from_bucket_no,
    moved.from_bucket,
    to_bucket.bucket_no as to_bucket_no,
    moved.to_bucket,
    moved.outcome,
    sum(moved.loan_count)::bigint as loan_count,
    sum(moved.balance)::decimal(28, 2) as balance
from moved
left join standard_bucket as from_bucket
    on from_bucket.standard = $standard and moved.from_bucket = from_bucket.bucket
left join standard_bucket as to_bucket on to_bucket.standard = $standard and moved.to_bucket = to_bucket.bucket
group by all
order by from_bucket_no nulls first, to_bucket_no nulls last, moved.outcome
