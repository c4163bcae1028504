-- title en: Last month's balance and the month's flows make this month's balance
-- title zh: 上月余额加减本月流水等于本月余额
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.balance, book.loan_flow.principal
-- uses: book.loan_month
-- parameters: months date[]
-- tolerances: flow_difference
-- reason en: The balance moved by another amount than the movements booked on the loan since the last as-of date: a
--   flow or a balance is missing or wrong. Find it, or it stays unexplained in every bridge.
-- reason zh: 余额变动与上一数据日期以来登记的借据流水不符，流水或余额有缺漏、错误，请查明，否则在余额变动分解中将一
--   直列为原因不明。
with as_of as (
    select distinct book_month.as_of_date
    from book.loan_month as book_month
),

followed as (
    select
        as_of_date,
        lag(as_of_date) over (order by as_of_date) as earlier_date
    from as_of
),

period as (
    select *
    from followed
    where
        as_of_date = any($months::date[])
        and datediff('month', earlier_date, as_of_date) = 1
),

-- Each day of a period beside its as-of date: a join by day is cheap, one by ranges is not.
day as (
    select
        as_of_date,
        unnest(range(earlier_date + interval 1 day, as_of_date + interval 1 day, interval 1 day))::date as booked_on
    from period
),

moved as (
    select
        day.as_of_date,
        flow.loan_id,
        sum(case
            when flow.flow_type in ('drawn', 'assigned_in', 'interest_capitalised') then flow.principal
            when flow.flow_type = 'recovered_after_write_off' then 0
            else -flow.principal
        end) as change
    from book.loan_flow as flow
    inner join day on flow.booked_on = day.booked_on
    group by day.as_of_date, flow.loan_id
),

pair as (
    select
        later.as_of_date,
        later.loan_id,
        later.balance - earlier.balance as change,
        greatest(later.balance, earlier.balance) as size
    from loan_month as later
    inner join period on later.as_of_date = period.as_of_date
    inner join book.loan_month as earlier
        on
            later.loan_id = earlier.loan_id
            and period.earlier_date = earlier.as_of_date
)

select
    pair.as_of_date,
    pair.loan_id
from pair
left join moved on pair.as_of_date = moved.as_of_date and pair.loan_id = moved.loan_id
inner join tolerance
    on
        tolerance.name = 'flow_difference'
        and pair.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or pair.as_of_date < tolerance.valid_to)
where abs(pair.change - coalesce(moved.change, 0))::double > greatest(0.01, tolerance.value::double * pair.size::double)
