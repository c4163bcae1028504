-- title: Loans
-- title zh: 贷款明细
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, basis varchar, standard varchar, branch varchar[], product varchar[], sector varchar[], region varchar[], risk_class integer[], bucket varchar[], customer_id varchar, loan_id varchar, is_npl boolean, is_overdue boolean, collateral_type varchar[], ltv_band varchar[], floor_rule varchar[], differs_from varchar, misclassified_by varchar[], row_limit integer
-- sources: customer, judged_loan_month, report_month
-- needs: loan_month
-- personal: customer_name
-- notes: loans on the book at one as-of date, largest first; customer as of that date
-- notes zh: 某一数据日期的表内贷款，按余额由大到小；客户信息取当日有效记录
with classed as (
    select
        *,
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
),

chosen as (
    select * from classed
    where
        ($risk_class is null or list_contains($risk_class, risk_class))
        and ($bucket is null or list_contains($bucket, bucket))
        and ($is_npl is null or (risk_class >= 3) = $is_npl)
        and ($differs_from is null or (risk_class >= 3) <> (other_class >= 3))
    order by balance desc, loan_id asc
    limit $row_limit
)

select
    chosen.as_of_date,
    chosen.loan_id,
    chosen.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    chosen.branch_id as branch,
    chosen.product_type as product,
    chosen.use_industry_code as sector,
    chosen.use_region_code as region,
    chosen.currency,
    chosen.original_amount,
    chosen.balance,
    chosen.days_past_due,
    chosen.bucket,
    chosen.risk_class,
    chosen.risk_class_reported,
    chosen.risk_class_floor,
    chosen.floor_rule,
    chosen.overdue_amount,
    chosen.loss_allowance,
    chosen.collateral_value,
    chosen.covered_amount,
    chosen.ltv,
    chosen.status
from chosen
left join customer
    on
        chosen.customer_id = customer.customer_id
        and chosen.as_of_date >= customer.valid_from
        and chosen.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
order by chosen.balance desc, chosen.loan_id asc
