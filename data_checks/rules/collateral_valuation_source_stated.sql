-- title en: A valuation says who made it and how
-- title zh: 估值注明评估机构和方法
-- severity: warning
-- dimension: completeness
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, valued_on, received_on
-- needs: collateral_valuation.method, collateral_valuation.valuer, collateral_valuation.is_internal
-- reason en: The method is missing, or whether the bank valued it itself, or who did from outside: whether the
--   value can be relied on is not known. Have it filled in.
-- reason zh: 缺少评估方法、是否内部评估或外部评估机构名称，估值可靠性无从判断，请补录。
select
    collateral_id,
    valued_on,
    received_on
from collateral_valuation
where
    nullif(trim(method), '') is null
    or is_internal is null
    or (not is_internal and nullif(trim(valuer), '') is null)
