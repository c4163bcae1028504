-- title en: No line is in use after it expired
-- title zh: 已到期授信不再使用
-- severity: finding
-- dimension: timeliness
-- owner: limit_management
-- table: facility
-- key: facility_id, valid_from
-- needs: book.facility.expires_on, book.facility.used_amount
-- parameters: months date[]
-- reason en: The line expired before the last as-of date and money is still drawn on it: nobody has decided anew
--   whether this customer is to have it. Renew it or call it in.
-- reason zh: 该授信在最近数据日期前已到期，仍有余额未结清，未重新履行审批，请续授信或收回。
select
    facility_id,
    valid_from
from book.facility
where
    expires_on < list_max($months::date[])
    and used_amount > 0
    and list_max($months::date[]) >= coalesce(valid_from, '-infinity'::date)
    and list_max($months::date[]) < coalesce(valid_to, 'infinity'::date)
