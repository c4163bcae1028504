-- title en: A valuation is received after the date it speaks of
-- title zh: 估值收到日不早于评估基准日
-- severity: warning
-- dimension: validity
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, valued_on, received_on
-- needs: collateral_valuation
-- reason en: The value looks ahead, as an appraisal of a building once finished does, or the dates are swapped.
--   Check the report.
-- reason zh: 评估基准日晚于收到日，可能为在建工程按完工后评估，也可能日期颠倒，请核对评估报告。
select
    collateral_id,
    valued_on,
    received_on
from collateral_valuation
where valued_on > received_on
