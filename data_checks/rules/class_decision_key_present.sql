-- title en: Every class decision row has its as-of date, loan and step
-- title zh: 每条五级分类认定记录均有数据日期、借据编号和认定环节
-- severity: critical
-- dimension: completeness
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id, step
-- needs: class_decision
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    loan_id,
    step
from class_decision
where as_of_date is null or nullif(trim(loan_id), '') is null or nullif(trim(step), '') is null
