-- title en: Party and kind of an event of a time bar are known codes
-- title zh: 时效类别和事项类型代码有效
-- severity: critical
-- dimension: validity
-- owner: asset_preservation
-- table: limitation_event
-- key: loan_id, party, kind, occurred_on
-- needs: limitation_event
-- reason en: A clock whose party or event nobody can read is not run. Correct the code, or declare it in the feed's
--   source.toml.
-- reason zh: 无法识别的时效类别或事项不会计入时效，请更正，或在该数据源的 source.toml 中登记。
select
    loan_id,
    party,
    kind,
    occurred_on
from limitation_event
where
    (
        party is not null
        and not exists (
            select 1 from code as known
            where known.column_name = 'party' and known.code = limitation_event.party
        )
    )
    or (
        kind is not null
        and not exists (
            select 1 from code as known
            where known.column_name = 'limitation_event.kind' and known.code = limitation_event.kind
        )
    )
