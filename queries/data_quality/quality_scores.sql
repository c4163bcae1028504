-- title: Score of the data, publication by publication
-- title zh: 历次发布数据质量得分
-- grain: cut, code, publication
-- sources: check_score
-- notes: one rule on one row is a row check; rules about the business, and those that could not be judged, are left out; a part without a check has no score
-- notes zh: 一条规则对一行数据校验一次计一次行校验；业务发现类规则及无法校验的规则不计入；未发生校验的部分不计分
select
    cut,
    code,
    publication,
    check_count,
    check_count - failed_count as passed_count,
    failed_count,
    waived_count,
    (check_count - failed_count)::double / nullif(check_count, 0)::double as quality_score
from check_score
order by
    case cut when 'all' then 1 when 'dimension' then 2 when 'table_name' then 3 when 'branch' then 4 else 5 end asc,
    code asc,
    publication asc
