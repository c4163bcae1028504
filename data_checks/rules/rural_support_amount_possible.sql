-- title en: Support is not negative
-- title zh: 帮扶金额非负
-- severity: warning
-- dimension: validity
-- owner: rural_finance
-- table: rural_support
-- key: customer_id, kind, given_on
-- needs: rural_support
-- reason en: Support takes nothing away. Correct the amount.
-- reason zh: 帮扶金额不可能为负，请更正。
select
    customer_id,
    kind,
    given_on
from rural_support
where amount < 0
