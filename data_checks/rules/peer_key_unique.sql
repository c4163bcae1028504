-- title en: No two peer figure rows share a key
-- title zh: 同业指标记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: regulatory_reporting
-- table: peer
-- key: as_of_date, peer, measure
-- needs: peer
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    peer,
    measure
from peer
where
    as_of_date is not null
    and peer is not null
    and measure is not null
group by all
having count(*) > 1
