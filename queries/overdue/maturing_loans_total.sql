-- title: Number and balance of the loans behind a month of the renewal wall
-- title zh: 到期分布单月的笔数与余额
-- grain: as_of_date
-- parameters: as_of_date date, basis varchar, matures varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: judged_loan_month, loan, report_month
-- needs: loan_month
-- notes: matures is a month such as 2026-11, or past for loans past their maturity
-- notes zh: matures 取到期月份（如2026-11），past 表示已过到期日
with held as (
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
        end as risk_class
    from judged_loan_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and in_book
        and balance > 0
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

dated as (
    select
        held.*,
        coalesce(loan.extended_to, loan.matures_on) as final_maturity_on
    from held
    inner join loan on held.loan_id = loan.loan_id
),

listed as (
    select
        as_of_date,
        loan_id,
        customer_id,
        branch_id as branch,
        product_type as product,
        use_industry_code as sector,
        use_region_code as region,
        final_maturity_on,
        risk_class,
        days_past_due,
        balance
    from dated
    where
        final_maturity_on <= (as_of_date + interval 12 month)::date
        and (
            $matures is null
            or ($matures = 'past' and final_maturity_on < as_of_date)
            or (final_maturity_on >= as_of_date and strftime(final_maturity_on, '%Y-%m') = $matures)
        )
)

select
    any_value(as_of_date) as as_of_date,
    count(*) as loan_count,
    coalesce(sum(balance), 0)::decimal(28, 2) as balance
from listed
