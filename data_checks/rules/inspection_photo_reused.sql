-- title en: The photo of an inspection shows one loan's place
-- title zh: 检查照片不跨贷款重复使用
-- severity: finding
-- dimension: validity
-- owner: post_loan
-- table: inspection
-- key: inspection_id
-- needs: inspection.photo_hash
-- uses: book.inspection
-- reason en: The same photo stands for inspections of different loans: at most one of them was made on site. Ask for
--   the originals.
-- reason zh: 同一张照片用于不同贷款的检查，至多一次为真实现场检查，请调取原始影像核实。
with reused as (
    select photo_hash
    from book.inspection
    where nullif(trim(photo_hash), '') is not null
    group by photo_hash
    having min(loan_id) <> max(loan_id)
)

select inspection.inspection_id
from book.inspection as inspection
inner join reused on inspection.photo_hash = reused.photo_hash
