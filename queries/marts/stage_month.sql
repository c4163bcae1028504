-- title: The book at each as-of date by impairment stage
-- title zh: 贷款余额及损失准备月度汇总（按减值阶段）
-- grain: as_of_date, branch_id, product_type, stage
-- parameters: months date[]
-- sources: judged_loan_month
-- stored: memory
-- period: as_of_date
-- notes: stage 0 stands for loans whose stage is not known
select
    as_of_date,
    branch_id,
    product_type,
    coalesce(impairment_stage, 0) as stage,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    sum(loss_allowance)::decimal(28, 2) as loss_allowance,
    coalesce(sum(balance) filter (where loss_allowance is null), 0)::decimal(28, 2) as unprovided_balance
from judged_loan_month
where in_book and as_of_date = any($months)
group by all
