-- title en: A valuation has an amount, and it is not negative
-- title zh: 估值金额已填且不为负
-- severity: critical
-- dimension: validity
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, valued_on, received_on
-- needs: collateral_valuation
-- reason en: Coverage and loan-to-value rest on it. Deliver the amount.
-- reason zh: 押品覆盖率和抵质押率以此为依据，请补报或更正金额。
select
    collateral_id,
    valued_on,
    received_on
from collateral_valuation
where amount is null or amount < 0
