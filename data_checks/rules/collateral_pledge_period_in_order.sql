-- title en: The period of a pledge row ends after it starts
-- title zh: 押品担保关系记录失效日期晚于生效日期
-- severity: critical
-- dimension: validity
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, loan_id, valid_from
-- needs: collateral_pledge
-- reason en: A row that ends before it starts holds on no day and drops out of every month. Correct the dates.
-- reason zh: 失效日期不晚于生效日期的记录在任何一天都无效，会从各月指标中消失，请更正日期。
select
    collateral_id,
    loan_id,
    valid_from
from collateral_pledge
where valid_to <= valid_from
