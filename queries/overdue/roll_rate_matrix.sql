-- title: Roll rates between buckets of days past due
-- title zh: 逾期区间迁徙率矩阵
-- grain: as_of_date, from_bucket, to_bucket
-- parameters: as_of_date date, standard varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: report_month, standard_bucket, transition_book_month, transition_month
-- needs: loan_month
-- notes: of the loans of a bucket last month that are still here; those that left are apart; no rows after a missing month
-- notes zh: 以上月该区间且本月仍在账的贷款为分母，退出的另列；上月缺数时无结果
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

month as (
    select report_month.as_of_date
    from report_month
    inner join latest on report_month.as_of_date = latest.as_of_date
    where report_month.is_comparable
),

bucket as (
    select
        bucket_no,
        bucket
    from standard_bucket
    where standard = $standard
),

stayed as (
    select
        case when $standard = 'fdic' then transition.from_fdic else transition.from_china_2023 end as from_bucket,
        case when $standard = 'fdic' then transition.to_fdic else transition.to_china_2023 end as to_bucket,
        sum(transition.loan_count)::bigint as loan_count,
        sum(transition.balance_before)::decimal(28, 2) as balance_before
    from transition
    inner join month on transition.as_of_date = month.as_of_date
    where transition.outcome = 'stayed'
    group by all
),

cell as (
    select
        from_bucket.bucket as from_bucket,
        to_bucket.bucket as to_bucket
    from bucket as from_bucket
    cross join bucket as to_bucket
    union
    select
        from_bucket,
        to_bucket
    from stayed
),

counted as (
    select
        month.as_of_date,
        cell.from_bucket,
        cell.to_bucket,
        coalesce(stayed.loan_count, 0) as loan_count,
        coalesce(stayed.balance_before, 0)::decimal(28, 2) as balance_before
    from cell
    cross join month
    left join stayed
        on
            cell.from_bucket is not distinct from stayed.from_bucket
            and cell.to_bucket is not distinct from stayed.to_bucket
)

select
    counted.as_of_date,
    from_bucket.bucket_no as from_bucket_no,
    counted.from_bucket,
    to_bucket.bucket_no as to_bucket_no,
    counted.to_bucket,
    counted.loan_count,
    counted.balance_before,
    counted.loan_count::double / nullif(sum(counted.loan_count) over same_start, 0)::double as rate_by_count,
    counted.balance_before::double / nullif(sum(counted.balance_before) over same_start, 0)::double
        as rate_by_balance
from counted
left join bucket as from_bucket on counted.from_bucket = from_bucket.bucket
left join bucket as to_bucket on counted.to_bucket = to_bucket.bucket
window same_start as (partition by counted.from_bucket)
order by from_bucket_no nulls last, to_bucket_no nulls last
