-- title en: The month arrived within the service level after its end
-- title zh: 月度数据在期末后规定天数内到达
-- severity: finding
-- dimension: timeliness
-- owner: data_supply
-- table: loan_month
-- key: as_of_date
-- needs: loan_month
-- uses: book.loan_month
-- parameters: months date[], business_date date
-- tolerances: arrival_days
-- reason en: The last month's rows came later after its end than agreed: committees met without them. Agree with the
--   sender on what holds them up.
-- reason zh: 最近一期数据在期末后超过约定天数方才到达，期间会议决策缺少当月数据，请与报送方查明延迟原因。
with arrived as (
    select
        as_of_date,
        -- what is loaded for an earlier business date is judged as of that day
        least(min(received_at)::date, $business_date) as arrived_on
    from book.loan_month
    where as_of_date = list_max($months::date[])
    group by as_of_date
)

select arrived.as_of_date
from arrived
inner join tolerance
    on
        tolerance.name = 'arrival_days'
        and arrived.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or arrived.as_of_date < tolerance.valid_to)
where arrived.arrived_on - arrived.as_of_date > tolerance.value
