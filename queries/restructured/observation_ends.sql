-- title: When observation ends
-- title zh: 观察期到期分布
-- grain: as_of_date, leaves_within
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: restructured_month, report_month
-- needs: loan_month, restructuring.difficulty
-- notes: of the loans observed today, if nothing is missed until then; open where the difficulties are not said to be over
-- notes zh: 在观察期内的贷款，假定其间不再欠款；财务困难未解除的列为“未定”
with observed as (
    select
        *,
        case
            when leaves_on is null then 'open'
            when leaves_on - as_of_date <= 30 then '30'
            when leaves_on - as_of_date <= 90 then '90'
            when leaves_on - as_of_date <= 180 then '180'
            else 'later'
        end as leaves_within
    from restructured_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and is_observed
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
)

select
    as_of_date,
    leaves_within,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance
from observed
group by as_of_date, leaves_within
order by list_position(['30', '90', '180', 'later', 'open'], leaves_within)
