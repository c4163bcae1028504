-- title: Provision coverage and provisions to loans against the floors of this bank
-- title zh: 拨备覆盖率与贷款拨备率对照本行监管要求
-- grain: as_of_date
-- parameters: basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: bank_floor, bank_limit, book_month, book_total_month, standard_parameter
-- needs: loan_month, loan_month.loss_allowance
-- notes: the floor is the one set for this bank and in force on the as-of date, else that of the limits file; the gap is allowance − floor × NPLs, or × loans: below zero so much is missing
-- notes zh: 最低要求取数据日期有效的本行监管要求，未提供时取限额文件；缺口金额为损失准备−最低要求×不良贷款（或各项贷款），负数即不足金额
with book as (
    select
        as_of_date,
        balance,
        loss_allowance,
        risk_class_reported,
        risk_class_dpd,
        risk_class_floor,
        risk_class_effective,
        risk_class_eba,
        risk_class_fdic,
        risk_class_par
    from book_month
    where
        coalesce($branch, $product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all
    select
        as_of_date,
        balance,
        loss_allowance,
        risk_class_reported,
        risk_class_dpd,
        risk_class_floor,
        risk_class_effective,
        risk_class_eba,
        risk_class_fdic,
        risk_class_par
    from book_total_month
    where coalesce($branch, $product, $sector, $region) is null
),

tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
),

classed as (
    select
        as_of_date,
        balance,
        loss_allowance,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class
    from book
),

total as (
    select
        as_of_date,
        sum(balance)::decimal(28, 2) as gross_amount,
        coalesce(sum(balance) filter (where risk_class >= 3), 0)::decimal(28, 2) as npl_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0) as unevaluated_amount,
        sum(loss_allowance)::decimal(28, 2) as loss_allowance,
        count(risk_class) > 0 as is_classed
    from classed
    group by as_of_date
),

floor_of_bank as (
    select
        total.as_of_date,
        bank_floor.measure,
        max_by(bank_floor.floor, bank_floor.valid_from) as floor,
        max_by(bank_floor.source, bank_floor.valid_from) as source
    from total
    inner join bank_floor
        on
            total.as_of_date >= bank_floor.valid_from
            and total.as_of_date < coalesce(bank_floor.valid_to, 'infinity'::date)
    group by total.as_of_date, bank_floor.measure
),

floor_of_file as (
    select
        total.as_of_date,
        bank_limit.measure,
        max_by(bank_limit.value, bank_limit.valid_from) as floor
    from total
    inner join bank_limit on total.as_of_date >= bank_limit.valid_from
    where bank_limit.measure in ('provision_coverage', 'loan_provision_ratio')
    group by total.as_of_date, bank_limit.measure
),

floored as (
    select
        total.*,
        total.unevaluated_amount <= total.gross_amount * tolerance.max_unevaluated_share as is_shown,
        coalesce(coverage_of_bank.floor, coverage_of_file.floor)::decimal(18, 8) as coverage_floor,
        coalesce(ratio_of_bank.floor, ratio_of_file.floor)::decimal(18, 8) as provision_ratio_floor,
        coverage_of_bank.source as floor_source
    from total
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
    left join floor_of_bank as coverage_of_bank
        on
            total.as_of_date = coverage_of_bank.as_of_date
            and coverage_of_bank.measure = 'provision_coverage'
    left join floor_of_bank as ratio_of_bank
        on total.as_of_date = ratio_of_bank.as_of_date and ratio_of_bank.measure = 'loan_provision_ratio'
    left join floor_of_file as coverage_of_file
        on total.as_of_date = coverage_of_file.as_of_date and coverage_of_file.measure = 'provision_coverage'
    left join floor_of_file as ratio_of_file
        on total.as_of_date = ratio_of_file.as_of_date and ratio_of_file.measure = 'loan_provision_ratio'
)

select
    as_of_date,
    gross_amount,
    case when is_classed then npl_amount end as npl_amount,
    loss_allowance,
    case when is_shown then loss_allowance::double / nullif(npl_amount, 0)::double end as provision_coverage,
    coverage_floor::double as coverage_floor,
    case
        when is_shown then round(loss_allowance - coverage_floor::decimal(38, 8) * npl_amount, 2)
    end::decimal(28, 2) as coverage_gap_amount,
    loss_allowance::double / nullif(gross_amount, 0)::double as loan_provision_ratio,
    provision_ratio_floor::double as provision_ratio_floor,
    round(loss_allowance - provision_ratio_floor::decimal(38, 8) * gross_amount, 2)::decimal(28, 2)
        as provision_ratio_gap_amount,
    floor_source
from floored
order by as_of_date
