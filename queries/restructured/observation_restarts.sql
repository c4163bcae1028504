-- title: Observations that started again in the last twelve months
-- title zh: 近12个月内重新起算的观察期
-- grain: as_of_date, restart
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: restructured_month, report_month
-- needs: loan_month, restructuring.difficulty
-- notes: a payment missed, or non-performing again; by today's balance
-- notes zh: 因欠款或再次列为不良而重新起算；按当前余额
with restarted as (
    select * from restructured_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and is_observed
        and restart is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
)

select
    as_of_date,
    restart,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance
from restarted
group by all
order by balance desc, restart asc
