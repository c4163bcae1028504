-- title en: Step and class of a decision are known codes
-- title zh: 认定环节和分类代码有效
-- severity: critical
-- dimension: validity
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id, step
-- needs: class_decision
-- reason en: A code that nobody can read puts the row in a group without a meaning. Correct it, or declare it in
--   the feed's source.toml.
-- reason zh: 无法识别的代码会使记录落入没有含义的分组，请更正，或在该数据源的 source.toml 中登记。
select
    as_of_date,
    loan_id,
    step
from class_decision
where
    risk_class not between 1 and 5
    or (
        step is not null
        and not exists (
            select 1 from code as known
            where known.column_name = 'step' and known.code = class_decision.step
        )
    )
