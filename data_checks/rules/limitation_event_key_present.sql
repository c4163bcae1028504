-- title en: Every event of a time bar has a loan, a party, a kind and a date
-- title zh: 每条时效事项均有借据、时效类别、事项和日期
-- severity: critical
-- dimension: completeness
-- owner: asset_preservation
-- table: limitation_event
-- key: loan_id, party, kind, occurred_on
-- needs: limitation_event
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    loan_id,
    party,
    kind,
    occurred_on
from limitation_event
where
    nullif(trim(loan_id), '') is null
    or nullif(trim(party), '') is null
    or nullif(trim(kind), '') is null
    or occurred_on is null
