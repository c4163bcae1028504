-- query: vintage_curves
-- parameters: reached = "over_30"
-- parameters: reached = "npl", basis = "par"
-- key: code, months_on_book
-- compare: loan_count, original_amount, reached_count, reached_amount, reached_share
-- proves: by quarter of origination, from the age the trust first reports, what was ever more than 30 days late stays so, which is also what PAR-30 calls non-performing
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "originationDate"::date as lent_on,
        "originalLoanAmount"::decimal(18, 2) as original_amount,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date > 30 as is_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
),

loan as (
    select
        loan_id,
        max_by(lent_on, as_of_date) as lent_on,
        max_by(original_amount, as_of_date) as original_amount,
        min(as_of_date) filter (where is_late) as first_late_on
    from report
    group by loan_id
),

month as (
    select distinct as_of_date from report
),

-- A quarter shows an age when all its loans have it.
aged as (
    select
        year(loan.lent_on) || 'Q' || quarter(loan.lent_on) as code,
        datediff('month', loan.lent_on, month.as_of_date)::integer as months_on_book,
        loan.original_amount,
        coalesce(loan.first_late_on <= month.as_of_date, false) as was_late,
        count(*) over (partition by code, months_on_book) = count(distinct loan.loan_id) over (partition by code)
            as is_whole
    from loan
    cross join month
)

select
    code,
    months_on_book,
    count(*) as loan_count,
    sum(original_amount) as original_amount,
    count(*) filter (where was_late) as reached_count,
    coalesce(sum(original_amount) filter (where was_late), 0) as reached_amount,
    reached_amount / sum(aged.original_amount) as reached_share
from aged
where is_whole
group by code, months_on_book
order by code, months_on_book
