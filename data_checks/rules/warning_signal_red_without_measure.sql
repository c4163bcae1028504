-- title en: A red warning is answered by a measure in time
-- title zh: 红色预警按期采取措施
-- severity: finding
-- dimension: timeliness
-- owner: post_loan
-- table: warning_signal
-- key: signal_id
-- needs: warning_signal.measure_on
-- tolerances: warning_signal_red_days
-- parameters: months date[]
-- reason en: A red warning stood without a measure for longer than is tolerated. Name who takes which measure by when.
-- reason zh: 红色预警超过期限未采取措施，请明确责任人、措施及时限。
with today as (
    select max(month.as_of_date) as as_of_date from (select unnest($months::date[]) as as_of_date) as month
),

allowed as (
    select tolerance.value
    from tolerance
    cross join today
    where
        tolerance.name = 'warning_signal_red_days'
        and today.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or today.as_of_date < tolerance.valid_to)
),

red as (
    select
        signal_id,
        raised_on,
        least(coalesce(measure_on, 'infinity'::date), coalesce(closed_on, 'infinity'::date)) as answered_on
    from warning_signal
    where level = 'red'
)

select red.signal_id
from red
cross join today
cross join allowed
where
    red.raised_on + allowed.value::integer < today.as_of_date
    and red.answered_on > red.raised_on + allowed.value::integer
