-- title en: A signal that mostly precedes default is mostly red
-- title zh: 高命中预警信号以红色等级触发
-- severity: finding
-- dimension: accuracy
-- owner: post_loan
-- table: warning_signal
-- key: rule
-- needs: warning_signal.rule, book.loan_month, book.loan
-- uses: book.warning_signal
-- tolerances: warning_signal_high_precision, warning_signal_few_cases
-- parameters: months date[]
-- reason en: Most customers with this signal were more than 90 days late within six months, yet it is seldom raised as
--   red. Raise its level, and act on it the day it comes.
-- reason zh: 触发该信号的客户多数在六个月内逾期90天以上，却很少按红色等级触发，请提高其等级并当日处置。
with today as (
    select max(month.as_of_date) as as_of_date from (select unnest($months::date[]) as as_of_date) as month
),

most as (
    select tolerance.value
    from tolerance
    cross join today
    where
        tolerance.name = 'warning_signal_high_precision'
        and today.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or today.as_of_date < tolerance.valid_to)
),

enough as (
    select tolerance.value
    from tolerance
    cross join today
    where
        tolerance.name = 'warning_signal_few_cases'
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
        ) as hit_count,
        count(*) filter (where warning_signal.level = 'red') as red_count
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
cross join most
cross join enough
where
    judged.case_count >= enough.value
    and judged.hit_count > most.value * judged.case_count
    and judged.red_count * 2 < judged.case_count
