-- title: The rows that fail a check
-- title zh: 校验未通过记录
-- grain: rule, failed_key
-- parameters: rule varchar
-- sources: check_failure
select
    rule,
    failed_key,
    is_waived
from check_failure
where $rule is null or rule = $rule
order by rule, is_waived, failed_key
