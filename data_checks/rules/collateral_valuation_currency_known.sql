-- title en: The currency of a valuation is a known code
-- title zh: 估值币种代码有效
-- severity: critical
-- dimension: validity
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, valued_on, received_on
-- needs: collateral_valuation.currency
-- reason en: A value in an unknown currency cannot be set against the loan. Correct the code.
-- reason zh: 币种不明的估值无法与贷款比较，请更正币种代码。
select
    collateral_id,
    valued_on,
    received_on
from collateral_valuation
where
    currency is not null
    and not exists (
        select 1 from code as known
        where known.column_name = 'currency' and known.code = collateral_valuation.currency
    )
