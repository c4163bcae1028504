-- title en: Every restructuring names its loan and its number
-- title zh: 每条重组记录均有借据编号和次序
-- severity: critical
-- dimension: completeness
-- owner: credit_data
-- table: restructuring
-- key: loan_id, sequence
-- needs: restructuring
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    loan_id,
    sequence
from restructuring
where
    nullif(trim(loan_id), '') is null
    or sequence is null
