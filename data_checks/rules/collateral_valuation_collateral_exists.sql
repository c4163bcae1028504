-- title en: A valuation belongs to known collateral
-- title zh: 每项估值均有对应押品
-- severity: critical
-- dimension: consistency
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, valued_on, received_on
-- needs: collateral_valuation, book.collateral
-- reason en: The value covers nothing that the bank knows of. Deliver the collateral or correct the number.
-- reason zh: 该估值未对应任何已知押品，请补报押品或更正编号。
select
    collateral_id,
    valued_on,
    received_on
from collateral_valuation
where
    collateral_id is not null
    and not exists (
        select 1 from book.collateral as collateral
        where collateral.collateral_id = collateral_valuation.collateral_id
    )
