-- title en: Every peer figure row has its as-of date, bank and measure
-- title zh: 每条同业指标记录均有数据日期、同业名称和指标
-- severity: critical
-- dimension: completeness
-- owner: regulatory_reporting
-- table: peer
-- key: as_of_date, peer, measure
-- needs: peer
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    peer,
    measure
from peer
where as_of_date is null or nullif(trim(peer), '') is null or nullif(trim(measure), '') is null
