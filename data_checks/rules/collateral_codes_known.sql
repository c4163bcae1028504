-- title en: Collateral type and region are known codes
-- title zh: 押品类型和地区代码有效
-- severity: critical
-- dimension: validity
-- owner: collateral_management
-- table: collateral
-- key: collateral_id, valid_from, column_name
-- needs: collateral
-- reason en: A code that nobody can read puts the row in a group without a meaning. Correct it, or declare it
--   in the feed's source.toml.
-- reason zh: 无法识别的代码会使记录落入没有含义的分组，请更正，或在该数据源的 source.toml 中登记。
with said as (
    select
        collateral_id,
        valid_from,
        column_name,
        code
    from collateral
    unpivot (code for column_name in (collateral_type, region_code))
)

select
    collateral_id,
    valid_from,
    column_name
from said
where
    column_name in (select known.column_name from code as known)
    and not exists (
        select 1 from code as known
        where known.column_name = said.column_name and starts_with(said.code, known.code)
    )
