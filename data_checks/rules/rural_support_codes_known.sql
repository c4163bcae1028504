-- title en: The kind of a support record is a known code
-- title zh: 帮扶记录的代码有效
-- severity: critical
-- dimension: validity
-- owner: rural_finance
-- table: rural_support
-- key: customer_id, kind, given_on
-- needs: rural_support
-- reason en: A code that nobody can read puts the row in a group without a meaning. Correct it, or declare it in the
--   feed's source.toml.
-- reason zh: 无法识别的代码会使记录落入没有含义的分组，请更正，或在该数据源的 source.toml 中登记。
select
    customer_id,
    kind,
    given_on
from rural_support
where
    kind is not null
    and not exists (
        select 1 from code as known
        where known.column_name = 'rural_support.kind' and known.code = rural_support.kind
    )
