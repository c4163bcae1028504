-- title: Names of the source's own codes
-- title zh: 数据源自有代码的名称
-- grain: column_name, code
-- sources: code, branch
-- notes: branches by their latest name, where the feed does not name them in both languages itself
-- notes zh: 机构取最新名称，数据源自带中英文名称的除外
select
    column_name,
    code,
    label_en,
    label_zh
from code
union all
select
    'branch_id' as column_name,
    branch_id as code,
    max_by(name, coalesce(valid_from, date '1900-01-01')) as label_en,
    max_by(name, coalesce(valid_from, date '1900-01-01')) as label_zh
from branch
where
    name is not null
    and not exists (
        select 1 from code
        where code.column_name = 'branch_id' and code.code = branch.branch_id
    )
group by branch_id
