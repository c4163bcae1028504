-- title: Every loan with collateral at each as-of date: what its value comes to, step by step, and after a fall
-- title zh: 有押品贷款逐笔逐月覆盖情况：估值扣减各步骤及价格下跌后的覆盖
-- grain: as_of_date, loan_id
-- parameters: months date[]
-- sources: judged_loan_month, pledge_month
-- stored: lake
-- period: as_of_date
-- notes: valuation − unregistered − haircut − senior claims − excess over the balance = covered; collateral of unknown value covers a null amount; main type and region are those of the piece with the largest recognised value
with pledged as (
    select
        as_of_date,
        loan_id,
        max({
            'value': coalesce(recognised_value, -1),
            'collateral_type': collateral_type,
            'region_code': region_code
        }) filter (where is_registered) as main,
        sum(case when recognised_value is not null then allocated_valuation end)::decimal(18, 2) as valuation,
        sum(unregistered_amount)::decimal(18, 2) as unregistered_amount,
        sum(haircut_amount)::decimal(18, 2) as haircut_amount,
        sum(senior_amount)::decimal(18, 2) as senior_amount,
        sum(recognised_value)::decimal(18, 2) as collateral_value,
        sum(value_down_10)::decimal(18, 2) as value_down_10,
        sum(value_down_20)::decimal(18, 2) as value_down_20,
        sum(value_down_30)::decimal(18, 2) as value_down_30
    from pledge_month
    where as_of_date = any($months)
    group by as_of_date, loan_id
)

select
    judged.as_of_date,
    judged.loan_id,
    judged.branch_id,
    judged.product_type,
    judged.use_industry_code,
    judged.use_region_code,
    coalesce(pledged.main.collateral_type, 'none') as collateral_type,
    coalesce(pledged.main.region_code, 'unknown') as collateral_region,
    judged.balance,
    judged.secured_balance,
    judged.covered_amount,
    pledged.valuation,
    pledged.unregistered_amount,
    pledged.haircut_amount,
    pledged.senior_amount,
    pledged.collateral_value,
    (pledged.collateral_value - least(judged.balance, pledged.collateral_value))::decimal(18, 2) as excess_amount,
    case when pledged.value_down_10 is not null then least(judged.balance, pledged.value_down_10) end::decimal(18, 2)
        as covered_down_10,
    case when pledged.value_down_20 is not null then least(judged.balance, pledged.value_down_20) end::decimal(18, 2)
        as covered_down_20,
    case when pledged.value_down_30 is not null then least(judged.balance, pledged.value_down_30) end::decimal(18, 2)
        as covered_down_30
from judged_loan_month as judged
inner join pledged on judged.as_of_date = pledged.as_of_date and judged.loan_id = pledged.loan_id
where judged.in_book and judged.as_of_date = any($months)
