-- title: Number and balance of the loans behind a cell of the roll rates
-- title zh: 迁徙矩阵单元格的笔数与余额
-- grain: as_of_date
-- parameters: as_of_date date, standard varchar, from_bucket varchar, to_bucket varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: judged_loan_month, report_month
-- needs: loan_month
-- notes: a loan that left the book has no bucket now
-- notes zh: 已退出的贷款本月无逾期区间
with latest as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

month as (
    select
        report_month.as_of_date,
        report_month.as_of_date_before
    from report_month
    inner join latest on report_month.as_of_date = latest.as_of_date
    where report_month.is_comparable
),

before as (
    select
        *,
        case when $standard = 'fdic' then bucket_fdic else bucket_china_2023 end as bucket
    from judged_loan_month
    where
        as_of_date = (select as_of_date_before from month)
        and in_book
        and balance > 0
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

now as (
    select
        *,
        case when $standard = 'fdic' then bucket_fdic else bucket_china_2023 end as bucket
    from judged_loan_month
    where as_of_date = (select as_of_date from month) and in_book and balance > 0
),

listed as (
    select
        month.as_of_date,
        before.loan_id,
        before.customer_id,
        before.branch_id as branch,
        before.product_type as product,
        before.use_industry_code as sector,
        before.use_region_code as region,
        before.bucket as from_bucket,
        now.bucket as to_bucket,
        now.days_past_due,
        before.balance as balance_before,
        now.balance
    from before
    cross join month
    left join now on before.loan_id = now.loan_id
    where
        ($from_bucket is null or before.bucket = $from_bucket)
        and ($to_bucket is null or now.bucket = $to_bucket or ($to_bucket = 'left' and now.loan_id is null))
)

select
    any_value(as_of_date) as as_of_date,
    count(*) as loan_count,
    coalesce(sum(balance_before), 0)::decimal(28, 2) as balance_before
from listed
