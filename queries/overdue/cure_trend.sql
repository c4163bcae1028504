-- title: Cures and exits of past-due loans, month by month
-- title zh: 逾期贷款恢复正常与退出逐月走势
-- grain: as_of_date
-- parameters: standard varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: transition_book_month, transition_month
-- needs: loan_month
-- notes: at last month's balance; cured is past due last month and current now with a balance
-- notes zh: 按上月余额计算；恢复正常指上月逾期、本月不再逾期且仍有余额
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
        outcome,
        loan_count,
        balance_before
    from transition
),

past_due as (
    select * from bucketed
    where from_bucket <> '0'
),

month as (
    select distinct as_of_date from transition_book_month
)

select
    month.as_of_date,
    coalesce(sum(past_due.loan_count), 0)::bigint as past_due_before_count,
    coalesce(sum(past_due.balance_before), 0)::decimal(28, 2) as past_due_before,
    coalesce(sum(past_due.loan_count) filter (where past_due.to_bucket = '0'), 0)::bigint as cured_count,
    coalesce(sum(past_due.balance_before) filter (where past_due.to_bucket = '0'), 0)::decimal(28, 2) as cured_balance,
    coalesce(sum(past_due.loan_count) filter (where past_due.outcome <> 'stayed'), 0)::bigint as left_count,
    coalesce(sum(past_due.balance_before) filter (where past_due.outcome <> 'stayed'), 0)::decimal(28, 2)
        as left_balance
from month
left join past_due on month.as_of_date = past_due.as_of_date
group by month.as_of_date
order by month.as_of_date
