-- title en: A foreclosed asset was taken for a known loan
-- title zh: 抵债资产均有对应借据
-- severity: critical
-- dimension: consistency
-- owner: asset_preservation
-- table: foreclosed_asset
-- key: asset_id, loan_id
-- needs: foreclosed_asset, book.loan
-- reason en: The asset would settle a loan that nobody has on file. Deliver the loan or correct the number.
-- reason zh: 抵债资产所抵偿的借据不存在，请补报借据或更正编号。
select
    asset_id,
    loan_id
from foreclosed_asset
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = foreclosed_asset.loan_id
    )
