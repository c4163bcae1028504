-- title en: The actor of a step of collection is a known code
-- title zh: 催收记录的代码有效
-- severity: critical
-- dimension: validity
-- owner: asset_preservation
-- table: collection_action
-- key: action_id
-- needs: collection_action
-- reason en: A code that nobody can read puts the row in a group without a meaning. Correct it, or declare it in the
--   feed's source.toml.
-- reason zh: 无法识别的代码会使记录落入没有含义的分组，请更正，或在该数据源的 source.toml 中登记。
select action_id
from collection_action
where
    actor is not null
    and not exists (
        select 1 from code as known
        where known.column_name = 'actor' and known.code = collection_action.actor
    )
