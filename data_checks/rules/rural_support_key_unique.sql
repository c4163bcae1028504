-- title en: No support record is delivered twice
-- title zh: 帮扶记录记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: rural_finance
-- table: rural_support
-- key: customer_id, kind, given_on
-- needs: rural_support
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    customer_id,
    kind,
    given_on
from rural_support
where customer_id is not null
group by all
having count(*) > 1
