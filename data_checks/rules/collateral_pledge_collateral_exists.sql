-- title en: A pledge is of known collateral
-- title zh: 担保关系中的押品存在
-- severity: critical
-- dimension: consistency
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, loan_id, valid_from
-- needs: collateral_pledge, book.collateral
-- reason en: The loan would count as secured by something nobody has on file. Deliver the collateral or correct
--   the number.
-- reason zh: 贷款将被视为由未登记的押品担保，请补报押品或更正编号。
select
    collateral_id,
    loan_id,
    valid_from
from collateral_pledge
where
    collateral_id is not null
    and not exists (
        select 1 from book.collateral as collateral
        where collateral.collateral_id = collateral_pledge.collateral_id
    )
