-- title en: No line is used beyond its limit
-- title zh: 授信未超额度使用
-- severity: finding
-- dimension: consistency
-- owner: limit_management
-- table: facility
-- key: facility_id, valid_from
-- needs: book.facility.limit_amount, book.facility.used_amount
-- parameters: months date[]
-- reason en: More is drawn today than was granted. Find who let it happen, and have it repaid or approved.
-- reason zh: 当前已用额度超过授信额度，请查明原因，收回超额部分或补办审批。
select
    facility_id,
    valid_from
from book.facility
where
    used_amount > limit_amount
    and list_max($months::date[]) >= coalesce(valid_from, '-infinity'::date)
    and list_max($months::date[]) < coalesce(valid_to, 'infinity'::date)
