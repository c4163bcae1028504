-- title: Coverage by type: haircut, senior claims and what is not covered
-- title zh: 分押品类型覆盖：折扣、优先受偿权及未覆盖金额
-- grain: as_of_date, collateral_type
-- parameters: as_of_date date, branch varchar[], product varchar[]
-- sources: cover_month, report_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: a loan stands under its main type; valuation − unregistered − haircut − senior claims − excess = covered; not covered is the rest of the secured loans whose collateral has a value
-- notes zh: 贷款按主要押品归类；评估价值−未登记−折扣−优先受偿权−超额=覆盖金额；未覆盖金额为有估值押品贷款的其余部分
select
    as_of_date,
    collateral_type,
    sum(loan_count)::bigint as loan_count,
    sum(secured_balance)::decimal(28, 2) as secured_balance,
    sum(valuation)::decimal(28, 2) as valuation_amount,
    sum(unregistered_amount)::decimal(28, 2) as unregistered_amount,
    sum(haircut_amount)::decimal(28, 2) as haircut_amount,
    sum(senior_amount)::decimal(28, 2) as senior_amount,
    sum(excess_amount)::decimal(28, 2) as excess_amount_over_balance,
    coalesce(sum(covered_amount), 0)::decimal(28, 2) as covered_amount,
    (sum(secured_balance) - coalesce(sum(covered_amount), 0) - sum(unvalued_balance))::decimal(28, 2)
        as uncovered_amount,
    sum(unvalued_balance)::decimal(28, 2) as unvalued_balance
from cover_month
where
    as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
    and ($branch is null or list_contains($branch, branch_id))
    and ($product is null or list_contains($product, product_type))
group by as_of_date, collateral_type
order by secured_balance desc, collateral_type asc
