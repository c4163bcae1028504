-- title en: Money received and paid in a month can be true
-- title zh: 账户月度往来金额合理
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: account_activity
-- key: month, customer_id
-- needs: account_activity
-- reason en: Receipts, payments and the limit in use are sums of a month and never below zero; the month is named by its
--   last day. Correct the row.
-- reason zh: 贷方、借方发生额和已用额度不应为负，月份应以月末日表示，请更正。
select
    month,
    customer_id
from account_activity
where
    least(credits, debits, limit_used) < 0
    or month <> last_day(month)
