-- title en: The period of a guarantee row ends after it starts
-- title zh: 保证担保记录失效日期晚于生效日期
-- severity: critical
-- dimension: validity
-- owner: collateral_management
-- table: guarantee
-- key: guarantee_id, loan_id, valid_from
-- needs: guarantee
-- reason en: A row that ends before it starts holds on no day and drops out of every month. Correct the dates.
-- reason zh: 失效日期不晚于生效日期的记录在任何一天都无效，会从各月指标中消失，请更正日期。
select
    guarantee_id,
    loan_id,
    valid_from
from guarantee
where valid_to <= valid_from
