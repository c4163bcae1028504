-- title en: Every assignment of a manager has a manager and a loan
-- title zh: 每条管户关系均有客户经理和借据编号
-- severity: critical
-- dimension: completeness
-- owner: organisation
-- table: manager_assignment
-- key: manager_id, loan_id, valid_from
-- needs: manager_assignment
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    manager_id,
    loan_id,
    valid_from
from manager_assignment
where
    nullif(trim(manager_id), '') is null
    or nullif(trim(loan_id), '') is null
