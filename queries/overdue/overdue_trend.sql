-- title: Loans by days past due, month by month
-- title zh: 逾期天数结构逐月走势
-- grain: as_of_date, bucket
-- parameters: standard varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, book_total_month, standard_bucket
-- needs: loan_month
-- notes: the row without a bucket holds the loans whose days past due are not known
-- notes zh: 区间为空的一行为逾期天数未知的贷款
with book as (
    select * exclude (branch_id, product_type, use_industry_code, use_region_code) from book_month
    where
        coalesce($branch, $product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all by name
    select * from book_total_month
    where coalesce($branch, $product, $sector, $region) is null
),

bucketed as (
    select
        as_of_date,
        loan_count,
        balance,
        case when $standard = 'fdic' then bucket_fdic else bucket_china_2023 end as bucket
    from book
),

total as (
    select
        as_of_date,
        bucket,
        sum(loan_count)::bigint as loan_count,
        sum(balance)::decimal(28, 2) as balance
    from bucketed
    group by as_of_date, bucket
),

gross as (
    select
        as_of_date,
        sum(balance) as balance,
        count(bucket) > 0 as is_evaluated
    from total
    group by as_of_date
),

cell as (
    select
        gross.as_of_date,
        standard_bucket.bucket_no,
        standard_bucket.bucket
    from gross
    cross join standard_bucket
    where gross.is_evaluated and standard_bucket.standard = $standard
    union all
    select
        as_of_date,
        null as bucket_no,
        null as bucket
    from total
    where bucket is null
)

select
    cell.as_of_date,
    cell.bucket_no,
    cell.bucket,
    coalesce(total.loan_count, 0) as loan_count,
    coalesce(total.balance, 0)::decimal(28, 2) as balance,
    coalesce(total.balance, 0)::double / nullif(gross.balance, 0)::double as share
from cell
inner join gross on cell.as_of_date = gross.as_of_date
left join total on cell.as_of_date = total.as_of_date and cell.bucket is not distinct from total.bucket
order by cell.as_of_date, cell.bucket_no nulls last
