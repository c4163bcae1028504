-- title: Share rolling to a worse and to a better bucket, month by month
-- title zh: 逾期区间恶化与好转比例逐月走势
-- grain: as_of_date, from_bucket
-- parameters: standard varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: standard_bucket, transition_book_month, transition_month
-- needs: loan_month
-- notes: weighted by last month's balance, among the loans still here
-- notes zh: 在仍在账的贷款中按上月余额加权
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

bucketed as (
    select
        as_of_date,
        case when $standard = 'fdic' then from_fdic else from_china_2023 end as from_bucket,
        case when $standard = 'fdic' then to_fdic else to_china_2023 end as to_bucket,
        balance_before
    from transition
    where outcome = 'stayed'
),

stayed as (
    select
        bucketed.as_of_date,
        bucketed.from_bucket,
        bucketed.balance_before,
        from_bucket.bucket_no as from_bucket_no,
        to_bucket.bucket_no as to_bucket_no
    from bucketed
    inner join standard_bucket as from_bucket
        on from_bucket.standard = $standard and bucketed.from_bucket = from_bucket.bucket
    left join standard_bucket as to_bucket
        on to_bucket.standard = $standard and bucketed.to_bucket = to_bucket.bucket
),

total as (
    select
        as_of_date,
        from_bucket_no,
        from_bucket,
        sum(balance_before) as balance_before,
        coalesce(sum(balance_before) filter (where to_bucket_no > from_bucket_no), 0) as worse,
        coalesce(sum(balance_before) filter (where to_bucket_no < from_bucket_no), 0) as better
    from stayed
    group by all
)

select
    as_of_date,
    from_bucket_no,
    from_bucket,
    worse::double / nullif(balance_before, 0)::double as worse_rate_by_balance,
    better::double / nullif(balance_before, 0)::double as better_rate_by_balance
from total
order by as_of_date, from_bucket_no
