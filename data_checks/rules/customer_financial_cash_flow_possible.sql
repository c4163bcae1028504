-- title en: Cash flow from operations is within revenue and assets
-- title zh: 经营活动现金流量与营业收入、资产规模相称
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: customer_financial
-- key: customer_id, period_end
-- needs: customer_financial.operating_cash_flow
-- reason en: In one direction or the other more cash moved than the firm earned and owns together: the amount came
--   in another unit. Ask for the statement.
-- reason zh: 经营活动现金流量绝对值超过营业收入与资产总额之和，多为金额单位有误，请核对报表。
select
    customer_id,
    period_end
from customer_financial
where abs(operating_cash_flow) > coalesce(revenue, 0) + coalesce(assets, 0)
