-- title en: The owner of collateral is a known customer
-- title zh: 押品权属人存在
-- severity: critical
-- dimension: consistency
-- owner: collateral_management
-- table: collateral
-- key: collateral_id, valid_from
-- needs: collateral.owner_id, book.customer
-- reason en: Collateral of an unknown owner cannot be claimed. Deliver the owner as a customer or correct the
--   number.
-- reason zh: 权属人不明的押品无法主张权利，请补报权属人客户信息或更正编号。
select
    collateral_id,
    valid_from
from collateral
where
    owner_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = collateral.owner_id
    )
