-- title en: Family and level of a warning are known codes
-- title zh: 预警类别和等级代码有效
-- severity: critical
-- dimension: validity
-- owner: post_loan
-- table: warning_signal
-- key: signal_id, column_name
-- needs: warning_signal
-- reason en: A code that nobody can read puts the row in a group without a meaning. Correct it, or declare it in the
--   feed's source.toml.
-- reason zh: 无法识别的代码会使记录落入没有含义的分组，请更正，或在该数据源的 source.toml 中登记。
with said as (
    select
        signal_id,
        column_name,
        code
    from warning_signal
    unpivot (code for column_name in (family, level))
)

select
    signal_id,
    column_name
from said
where not exists (
    select 1 from code as known
    where known.column_name = said.column_name and known.code = said.code
)
