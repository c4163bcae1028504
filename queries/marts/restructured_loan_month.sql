-- title: Every restructured loan at each as-of date, and where its observation stands
-- title zh: 重组贷款逐月状态及观察期进度
-- grain: as_of_date, loan_id
-- parameters: months date[]
-- sources: judged_loan_month, observation
-- stored: lake
-- period: as_of_date
-- notes: of several restructurings the last one agreed by then; runs_until as it was due to end then, without a miss that came later
with standing as (
    select
        judged.as_of_date,
        judged.loan_id,
        observation.sequence,
        observation.part,
        observation.agreed_on,
        observation.class_before,
        observation.refinances_loan_id,
        observation.because,
        observation.starts_on,
        observation.runs_until
    from judged_loan_month as judged
    inner join observation
        on
            judged.loan_id = observation.loan_id
            and judged.as_of_date >= observation.agreed_on
            and judged.as_of_date >= if(observation.part = 1, observation.agreed_on, observation.starts_on)
    where judged.in_book and judged.balance > 0 and judged.as_of_date = any($months)
    qualify
        row_number() over (
            partition by judged.as_of_date, judged.loan_id
            order by observation.sequence desc, observation.part desc
        ) = 1
)

select
    standing.*,
    judged.branch_id,
    judged.product_type,
    judged.use_industry_code,
    judged.use_region_code,
    judged.balance,
    judged.days_past_due,
    judged.risk_class_reported,
    judged.risk_class_dpd,
    judged.risk_class_floor,
    judged.risk_class_effective,
    judged.risk_class_eba,
    judged.risk_class_fdic,
    judged.risk_class_par,
    judged.floor_rule,
    coalesce(standing.as_of_date <= standing.runs_until, true) as is_observed
from standing
inner join judged_loan_month as judged
    on standing.as_of_date = judged.as_of_date and standing.loan_id = judged.loan_id
