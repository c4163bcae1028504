-- title: Number and balance of loans
-- title zh: 贷款笔数与余额合计
-- grain: as_of_date
-- parameters: as_of_date date, basis varchar, standard varchar, branch varchar[], product varchar[], sector varchar[], region varchar[], risk_class integer[], bucket varchar[], customer_id varchar, loan_id varchar, is_npl boolean, is_overdue boolean, collateral_type varchar[], ltv_band varchar[], floor_rule varchar[], differs_from varchar, misclassified_by varchar[]
-- sources: judged_loan_month, report_month
-- needs: loan_month
-- notes: the sum of the list of loans, however many of them the page shows
-- notes zh: 贷款明细的合计数，与页面展示的笔数无关
with classed as (
    select
        as_of_date,
        balance,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class,
        case $differs_from
            when 'reported' then risk_class_reported
            when 'floor' then risk_class_floor
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as other_class,
        case when $standard = 'fdic' then bucket_fdic else bucket_china_2023 end as bucket
    from judged_loan_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and in_book
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
        and ($customer_id is null or customer_id = $customer_id)
        and ($loan_id is null or loan_id = $loan_id)
        and ($collateral_type is null or list_contains($collateral_type, main_collateral_type))
        and ($ltv_band is null or list_contains($ltv_band, ltv_band))
        and ($is_overdue is null or (days_past_due > 0) = $is_overdue)
        and ($floor_rule is null or list_contains($floor_rule, floor_rule))
        and (
            $misclassified_by is null
            or (list_contains($misclassified_by, floor_rule) and risk_class_reported < risk_class_floor)
        )
)

select
    as_of_date,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance
from classed
where
    ($risk_class is null or list_contains($risk_class, risk_class))
    and ($bucket is null or list_contains($bucket, bucket))
    and ($is_npl is null or (risk_class >= 3) = $is_npl)
    and ($differs_from is null or (risk_class >= 3) <> (other_class >= 3))
group by as_of_date
