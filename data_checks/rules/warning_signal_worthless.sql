-- title en: A signal that is raised often precedes a default now and then
-- title zh: 常触发的预警信号具有预测力
-- severity: finding
-- dimension: accuracy
-- owner: post_loan
-- table: warning_signal
-- key: rule
-- needs: warning_signal.rule, book.loan_month, book.loan
-- uses: book.warning_signal
-- tolerances: warning_signal_least_precision, warning_signal_many_cases
-- parameters: months date[]
-- reason en: The signal was raised often, and almost no customer was more than 90 days late within six months: it
--   costs work and hides the others. Change its rule or drop it.
-- reason zh: 该信号触发频繁，但触发后六个月内几乎无客户逾期90天以上，徒增工作量并掩盖其他信号，请调整规则或停用。
with today as (
    select max(month.as_of_date) as as_of_date from (select unnest($months::date[]) as as_of_date) as month
),

least as (
    select tolerance.value
    from tolerance
    cross join today
    where
        tolerance.name = 'warning_signal_least_precision'
        and today.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or today.as_of_date < tolerance.valid_to)
),

enough as (
    select tolerance.value
    from tolerance
    cross join today
    where
        tolerance.name = 'warning_signal_many_cases'
        and today.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or today.as_of_date < tolerance.valid_to)
),

first_month as (
    select date_trunc('month', min(as_of_date)) as starts_on
    from book.loan_month
),

first_default as (
    select
        loan.customer_id,
        min(loan_month.as_of_date) as defaulted_on
    from book.loan_month as loan_month
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    where loan_month.days_past_due > 90
    group by loan.customer_id
),

judged as (
    select
        warning_signal.rule,
        count(*) as case_count,
        count(*) filter (
            where first_default.defaulted_on <= warning_signal.raised_on + interval 6 months
        ) as hit_count
    from book.warning_signal as warning_signal
    cross join today
    cross join first_month
    left join first_default on warning_signal.customer_id = first_default.customer_id
    where
        warning_signal.rule is not null
        and warning_signal.raised_on >= first_month.starts_on
        -- what comes after a younger signal is not known yet
        and warning_signal.raised_on <= today.as_of_date - interval 6 months
        and (first_default.defaulted_on is null or first_default.defaulted_on > warning_signal.raised_on)
    group by warning_signal.rule
)

select judged.rule
from judged
cross join least
cross join enough
where
    judged.case_count >= enough.value
    and judged.hit_count < least.value * judged.case_count
