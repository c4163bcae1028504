-- title: The rows that fail a check
-- title zh: 校验未通过记录
-- grain: rule, failed_key
-- parameters: rule varchar, branch varchar[], row_limit integer
-- sources: check_failure
-- notes: amount: balance on the last as-of date loaded of the loans that the key leads to; not known is no zero
-- notes zh: 金额为所涉贷款在最近数据日期的余额；未知不等于零
select
    rule,
    failed_key,
    branch_id as branch,
    customer_id,
    source_system,
    loan_count,
    amount_at_stake,
    is_waived
from check_failure
where
    ($rule is null or rule = $rule)
    and ($branch is null or list_contains($branch, coalesce(branch_id, 'unknown')))
order by rule asc, is_waived asc, amount_at_stake desc nulls last, failed_key asc
limit $row_limit
