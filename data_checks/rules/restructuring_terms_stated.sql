-- title en: A restructuring says what was changed
-- title zh: 重组注明变更的条款
-- severity: warning
-- dimension: completeness
-- owner: credit_data
-- table: restructuring
-- key: loan_id, sequence
-- needs: restructuring.terms_changed
-- reason en: Nobody wrote down which terms were eased, so whether the change is a restructuring cannot be judged.
--   Have it filled in.
-- reason zh: 未注明变更了哪些条款，是否构成重组无从判断，请补录。
select
    loan_id,
    sequence
from restructuring
where nullif(trim(terms_changed), '') is null
