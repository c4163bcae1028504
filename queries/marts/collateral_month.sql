-- title: The book at each as-of date by collateral, LTV band and age of valuation
-- title zh: 押品覆盖月度汇总（按押品类型、抵质押率区间、估值时效）
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, collateral_type, ltv_band, valuation_state
-- parameters: months date[]
-- sources: judged_loan_month, standard_parameter
-- stored: lake
-- period: as_of_date
-- notes: collateral_type is the loan's main type or none; valuation is gross, before haircut and senior claims
with judged as (
    select * from judged_loan_month
    where in_book and as_of_date = any($months)
),

staleness as (
    select
        month.as_of_date,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as stale_days
    from (select distinct as_of_date from judged) as month
    inner join standard_parameter on month.as_of_date >= standard_parameter.valid_from
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'stale_valuation_days'
    group by all
)

select
    judged.as_of_date,
    judged.branch_id,
    judged.product_type,
    judged.use_industry_code,
    judged.use_region_code,
    judged.main_collateral_type as collateral_type,
    judged.ltv_band,
    case
        when judged.latest_valued_on is null then 'none'
        when judged.as_of_date - judged.latest_valued_on > staleness.stale_days then 'stale'
        else 'current'
    end as valuation_state,
    count(*) as loan_count,
    sum(judged.balance)::decimal(28, 2) as balance,
    sum(judged.secured_balance)::decimal(28, 2) as secured_balance,
    sum(judged.covered_amount)::decimal(28, 2) as covered_amount,
    sum(judged.collateral_value)::decimal(28, 2) as collateral_value,
    sum(judged.valuation)::decimal(28, 2) as valuation,
    coalesce(sum(judged.secured_balance) filter (where judged.covered_amount is null), 0)::decimal(28, 2)
        as unvalued_balance
from judged
left join staleness on judged.as_of_date = staleness.as_of_date
group by all
