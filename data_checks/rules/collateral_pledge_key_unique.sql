-- title en: No two pledge rows share a key
-- title zh: 押品担保关系记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, loan_id, valid_from
-- needs: collateral_pledge
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    collateral_id,
    loan_id,
    valid_from
from collateral_pledge
where collateral_id is not null and loan_id is not null
group by all
having count(*) > 1
