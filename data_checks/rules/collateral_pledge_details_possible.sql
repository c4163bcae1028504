-- title en: Lien ranks start at 1 and release follows the pledge
-- title zh: 抵质押顺位从1起且解押不早于设立
-- severity: warning
-- dimension: validity
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, loan_id, valid_from
-- needs: collateral_pledge
-- reason en: A rank below 1 does not exist, and a pledge released before it began covered nothing. Correct the
--   record.
-- reason zh: 顺位不可能小于1，解押早于设立的担保从未生效，请更正记录。
select
    collateral_id,
    loan_id,
    valid_from
from collateral_pledge
where lien_rank < 1 or released_on < valid_from
