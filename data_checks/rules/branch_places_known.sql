-- title en: The region of a branch is a known code
-- title zh: 机构地区代码有效
-- severity: warning
-- dimension: validity
-- owner: organisation
-- table: branch
-- key: branch_id, valid_from
-- needs: branch.region_code
-- reason en: An unknown region cannot be compared with that of its customers. A finer code under a known one is
--   accepted. Correct it, or declare it in the feed's source.toml.
-- reason zh: 未知的地区代码无法与客户所在地比较；已知代码之下的细分代码可以接受。请更正，或在该数据源的 source.toml
--    中登记。
select
    branch_id,
    valid_from
from branch
where
    region_code is not null
    and not exists (
        select 1 from code as known
        where known.column_name = 'region_code' and starts_with(branch.region_code, known.code)
    )
