-- title: What the feed does not supply
-- title zh: 来源未提供的数据
-- grain: item
-- sources: not_supplied
select
    item,
    reason_en,
    reason_zh
from not_supplied
order by item
