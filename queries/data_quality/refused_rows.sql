-- title: Rows that the feed's own rules refused
-- title zh: 来源规则拒收的记录
-- grain: file, row_key
-- sources: refused_row
select
    file,
    row_key,
    reason_en,
    reason_zh
from refused_row
order by file, row_key
