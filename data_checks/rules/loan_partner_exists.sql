-- title en: The partner of a joint or assisted loan is known
-- title zh: 合作贷款的合作机构存在
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan.partner_id, book.partner
-- reason en: What partners cover and share is counted by partner; an unknown one is counted nowhere. Deliver the
--   partner or correct the number.
-- reason zh: 合作机构的出资与代偿按机构统计，未知机构无法计入；请补报合作机构或更正编号。
select loan_id
from loan
where
    partner_id is not null
    and not exists (
        select 1 from book.partner as partner
        where partner.partner_id = loan.partner_id
    )
