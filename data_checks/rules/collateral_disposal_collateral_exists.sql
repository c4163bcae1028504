-- title en: What was sold is known collateral
-- title zh: 处置的押品存在
-- severity: critical
-- dimension: consistency
-- owner: asset_preservation
-- table: collateral_disposal
-- key: collateral_id, disposed_on
-- needs: collateral_disposal, book.collateral
-- reason en: A price without its collateral says nothing about values. Deliver the collateral or correct the
--   number.
-- reason zh: 没有对应押品的处置价款无法用于检验估值，请补报押品或更正编号。
select
    collateral_id,
    disposed_on
from collateral_disposal
where
    collateral_id is not null
    and not exists (
        select 1 from book.collateral as collateral
        where collateral.collateral_id = collateral_disposal.collateral_id
    )
