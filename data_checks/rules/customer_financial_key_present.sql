-- title en: Every financial statement row has its customer number and period
-- title zh: 每条财务报表记录均有客户编号和报表期末日
-- severity: critical
-- dimension: completeness
-- owner: customer_data
-- table: customer_financial
-- key: customer_id, period_end
-- needs: customer_financial
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    customer_id,
    period_end
from customer_financial
where nullif(trim(customer_id), '') is null or period_end is null
