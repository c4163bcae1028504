-- title: Facilities
-- title zh: 授信额度
-- grain: as_of_date, facility_id
-- parameters: customers varchar[], as_of_date date
-- sources: facility, report_month
-- needs: facility
-- notes: those that hold at the as-of date
-- notes zh: 数据日期有效的额度
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
)

select
    month.as_of_date,
    facility.facility_id,
    facility.customer_id,
    facility.kind as facility_kind,
    facility.limit_amount,
    facility.used_amount,
    facility.undrawn_amount,
    facility.cash_margin,
    facility.expires_on
from month
inner join facility
    on
        month.as_of_date >= facility.valid_from
        and month.as_of_date < coalesce(facility.valid_to, 'infinity'::date)
where list_contains($customers, facility.customer_id)
order by facility.limit_amount desc, facility.facility_id asc
