-- title en: No two guarantee rows share a key
-- title zh: 保证担保记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: collateral_management
-- table: guarantee
-- key: guarantee_id, loan_id, valid_from
-- needs: guarantee
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    guarantee_id,
    loan_id,
    valid_from
from guarantee
where guarantee_id is not null and loan_id is not null
group by all
having count(*) > 1
