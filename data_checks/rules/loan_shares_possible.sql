-- title en: Shares in a joint loan lie between 0 and 1 and sum to at most 1
-- title zh: 联合贷出资比例在0至1之间且合计不超过1
-- severity: critical
-- dimension: validity
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan.own_share|loan.partner_share
-- reason en: The bank's share scales every balance of the loan. Correct the shares.
-- reason zh: 本行出资比例直接影响该笔贷款的全部余额，请更正比例。
select loan_id
from loan
where
    own_share not between 0 and 1
    or partner_share not between 0 and 1
    or own_share + partner_share > 1
