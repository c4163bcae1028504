-- title en: A figure of another bank has a value and a source
-- title zh: 同业数据有数值和来源
-- severity: warning
-- dimension: completeness
-- owner: regulatory_reporting
-- table: peer
-- key: as_of_date, peer, measure
-- needs: peer
-- reason en: A comparison without a figure, or without where it was published, cannot be shown to a committee. Fill
--   it in or leave the row out.
-- reason zh: 缺少数值或公布出处的同业数据不能用于比较，请补录或删除该行。
select
    as_of_date,
    peer,
    measure
from peer
where
    value is null
    or nullif(trim(source), '') is null
