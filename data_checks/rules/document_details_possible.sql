-- title en: A paper on file is where it is said to be
-- title zh: 档案持有情况与存放信息相符
-- severity: warning
-- dimension: validity
-- owner: credit_data
-- table: document
-- key: loan_id, kind
-- needs: document.is_held
-- reason en: Nobody said whether the paper is held, or one that is not held has a place or an expiry. Look for it
--   and correct the record.
-- reason zh: 未注明档案是否持有，或未持有却登记了存放地点、到期日，请查找实物并更正记录。
select
    loan_id,
    kind
from document
where
    is_held is null
    or (not is_held and (expires_on is not null or nullif(trim(custody_place), '') is not null))
