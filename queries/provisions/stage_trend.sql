-- title: Loans and allowance by impairment stage
-- title zh: 分减值阶段贷款及拨备
-- grain: as_of_date, stage
-- parameters: branch varchar[], product varchar[]
-- sources: stage_month
-- needs: loan_month, loan_month.impairment_stage
-- notes: a loan without a stage is a row of its own; coverage is over the loans that have an allowance
-- notes zh: 无减值阶段的贷款单列；拨备覆盖按有损失准备数据的贷款计算
select
    as_of_date,
    stage,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    sum(balance)::double / nullif(sum(sum(balance)) over (partition by as_of_date), 0)::double as share,
    sum(loss_allowance)::decimal(28, 2) as loss_allowance,
    sum(loss_allowance)::double / nullif(sum(balance) - sum(unprovided_balance), 0)::double as stage_coverage
from stage_month
where
    ($branch is null or list_contains($branch, branch_id))
    and ($product is null or list_contains($product, product_type))
group by as_of_date, stage
order by as_of_date, stage
