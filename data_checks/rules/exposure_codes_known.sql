-- title en: The kind of an exposure is a known code
-- title zh: 信用风险暴露的业务品种代码有效
-- severity: critical
-- dimension: validity
-- owner: limit_management
-- table: exposure
-- key: as_of_date, customer_id, kind
-- needs: exposure
-- reason en: A code that nobody can read puts the row in a group without a meaning. Correct it, or declare it in
--   the feed's source.toml.
-- reason zh: 无法识别的代码会使记录落入没有含义的分组，请更正，或在该数据源的 source.toml 中登记。
select
    as_of_date,
    customer_id,
    kind
from exposure
where
    kind is not null
    and not exists (
        select 1 from code as known
        where known.column_name = 'exposure.kind' and known.code = exposure.kind
    )
