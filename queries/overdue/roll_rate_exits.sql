-- title: Loans that left, by the bucket they left from
-- title zh: 退出贷款（按上月逾期区间及去向）
-- grain: as_of_date, from_bucket, outcome
-- parameters: as_of_date date, standard varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: report_month, standard_bucket, transition_book_month, transition_month
-- needs: loan_month
-- notes: a balance of zero is an exit, never a cure
-- notes zh: 余额为零计为退出，不计为恢复正常
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

gone as (
    select
        as_of_date,
        case when $standard = 'fdic' then from_fdic else from_china_2023 end as from_bucket,
        outcome,
        loan_count,
        balance_before
    from transition
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and outcome not in ('stayed', 'new')
)

select
    gone.as_of_date,
    standard_bucket.bucket_no as from_bucket_no,
    gone.from_bucket,
    gone.outcome,
    sum(gone.loan_count)::bigint as loan_count,
    sum(gone.balance_before)::decimal(28, 2) as balance_before
from gone
left join standard_bucket
    on standard_bucket.standard = $standard and gone.from_bucket = standard_bucket.bucket
group by all
order by from_bucket_no nulls last, gone.outcome
