-- title en: The collateral holds on the day the pledge starts
-- title zh: 担保关系生效时押品有效
-- severity: critical
-- dimension: consistency
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, loan_id, valid_from
-- needs: collateral_pledge, book.collateral
-- reason en: The collateral is known, but not on that day, so months of the pledge have no type and no haircut.
--   Correct the periods.
-- reason zh: 押品存在但在担保生效日无有效记录，期间无法确定类型和折扣率，请更正有效期。
select
    pledge.collateral_id,
    pledge.loan_id,
    pledge.valid_from
from collateral_pledge as pledge
where
    pledge.valid_from is not null
    and exists (
        select 1 from book.collateral as collateral
        where collateral.collateral_id = pledge.collateral_id
    )
    and not exists (
        select 1 from book.collateral as collateral
        where
            collateral.collateral_id = pledge.collateral_id
            and pledge.valid_from >= coalesce(collateral.valid_from, date '1900-01-01')
            and (collateral.valid_to is null or pledge.valid_from < collateral.valid_to)
    )
