-- title en: The source of a finding is a known code
-- title zh: 检查发现问题的代码有效
-- severity: critical
-- dimension: validity
-- owner: post_loan
-- table: finding
-- key: finding_id
-- needs: finding
-- reason en: A code that nobody can read puts the row in a group without a meaning. Correct it, or declare it in the
--   feed's source.toml.
-- reason zh: 无法识别的代码会使记录落入没有含义的分组，请更正，或在该数据源的 source.toml 中登记。
select finding_id
from finding
where
    source is not null
    and not exists (
        select 1 from code as known
        where known.column_name = 'finding.source' and known.code = finding.source
    )
