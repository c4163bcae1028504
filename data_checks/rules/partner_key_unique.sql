-- title en: No partner is delivered twice
-- title zh: 合作机构记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: credit_data
-- table: partner
-- key: partner_id
-- needs: partner
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select partner_id
from partner
where partner_id is not null
group by all
having count(*) > 1
