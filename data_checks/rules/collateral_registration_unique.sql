-- title en: No two pieces of collateral have the same registration
-- title zh: 不同押品的登记证明编号不重复
-- severity: warning
-- dimension: uniqueness
-- owner: collateral_management
-- table: collateral
-- key: collateral_id
-- needs: collateral.registration_no, book.collateral
-- reason en: One registration stands for two pieces of collateral: one property entered twice covers the loans
--   twice. Merge them, or correct the number.
-- reason zh: 同一登记证明编号对应两项押品，同一财产重复建档会重复计算保障，请合并或更正编号。
with said as (
    select distinct
        collateral_id,
        upper(trim(registration_no)) as registration_no
    from book.collateral
    where nullif(trim(registration_no), '') is not null
),

shared as (
    select registration_no
    from said
    group by registration_no
    having count(*) > 1
)

select distinct said.collateral_id
from said
inner join shared on said.registration_no = shared.registration_no
where said.collateral_id in (select collateral.collateral_id from collateral)
