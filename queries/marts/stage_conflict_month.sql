-- title: Loans whose impairment stage and risk class contradict each other
-- title zh: 减值阶段与风险分类不一致的贷款
-- grain: as_of_date, basis, branch_id, product_type, conflict
-- parameters: months date[]
-- sources: judged_loan_month
-- stored: memory
-- period: as_of_date
-- notes: stage 3 is at least substandard; substandard or worse outside stage 3 has to be explained; a loan without a stage or a class is in neither
with unfolded as (
    select
        as_of_date,
        branch_id,
        product_type,
        impairment_stage,
        balance,
        loss_allowance,
        unnest(['reported', 'dpd', 'floor', 'effective', 'eba', 'fdic', 'par']) as basis,
        unnest([
            risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective,
            risk_class_eba, risk_class_fdic, risk_class_par
        ]) as risk_class
    from judged_loan_month
    where
        in_book
        and as_of_date = any($months)
        and (
            impairment_stage = 3
            or greatest(
                risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective,
                risk_class_eba, risk_class_fdic, risk_class_par
            ) >= 3
        )
),

judged as (
    select
        *,
        case
            when impairment_stage = 3 and risk_class < 3 then 'stage_3_not_npl'
            when impairment_stage < 3 and risk_class >= 3 then 'npl_not_stage_3'
        end as conflict
    from unfolded
)

select
    as_of_date,
    basis,
    branch_id,
    product_type,
    conflict,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    sum(loss_allowance)::decimal(28, 2) as loss_allowance
from judged
where conflict is not null
group by all
