-- title en: The parts of a financial statement fit together
-- title zh: 财务报表各项目相互吻合
-- severity: warning
-- dimension: accuracy
-- owner: customer_data
-- table: customer_financial
-- key: customer_id, period_end
-- needs: customer_financial
-- parameters: business_date date
-- reason en: Current assets above all assets, current liabilities above all liabilities, a margin above one, a negative
--   amount or a period not yet over cannot be true. Take the statement in again.
-- reason zh: 流动资产大于资产总额、流动负债大于负债总额、毛利率大于1、金额为负或报表期尚未结束，均不可能属实，请重新录入报表。
select
    customer_id,
    period_end
from customer_financial
where
    least(revenue, assets, liabilities, current_assets, current_liabilities, receivable_days) < 0
    or current_assets > assets
    or current_liabilities > liabilities
    or gross_margin > 1
    or period_end > $business_date
