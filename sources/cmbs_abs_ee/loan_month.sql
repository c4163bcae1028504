-- One row a loan and report, as the file has them; the 211 rows of loans that had left stay, without a balance.
-- paidThroughDate is the last due date paid, for principal and interest together; all loans pay monthly, so the
-- first unpaid due date lies one month later. A zero balance is the report in which the loan left.
-- The scheduled balance assumes every instalment paid, the actual one only those collected: the gap is the principal
-- unpaid, and an instalment that falls due on the report's own day is not overdue yet.
with loan_report as (
    select * from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

report as (
    select
        *,
        try_cast(reportingPeriodEndDate as date) as as_of_date,
        (try_cast(paidThroughDate as date) + interval 1 month)::date as first_unpaid_on,
        try_cast(reportPeriodEndActualBalanceAmount as decimal(18, 2)) as actual_balance,
        reportPeriodEndScheduledLoanBalanceAmount::decimal(18, 2) as scheduled_balance
    from loan_report
),

standing as (
    select
        *,
        coalesce(actual_balance = 0, paymentStatusLoanCode is null) as has_left,
        as_of_date - first_unpaid_on as days_past_due,
        actual_balance - scheduled_balance - case
            when day(as_of_date) = day(first_unpaid_on) then scheduledPrincipalAmount::decimal(18, 2)
            else 0
        end as unpaid_principal
    from report
),

due as (
    select
        *,
        case
            when days_past_due is null then paidThroughDate
            when days_past_due > 0 then first_unpaid_on::varchar
        end as due_since
    from standing
)

select
    reportingPeriodEndDate as as_of_date,
    loanID as loan_id,
    originatorName as branch_id,
    reportPeriodEndActualBalanceAmount as balance,
    case
        when has_left then null
        when days_past_due <= 0 or unpaid_principal < 0 then 0
        else unpaid_principal
    end as overdue_principal,
    case when not has_left then due_since end as principal_due_since,
    case when not has_left then due_since end as interest_due_since,
    case
        when has_left then null
        when days_past_due < 0 then 0
        else days_past_due
    end as days_past_due,
    case
        when not has_left then 'active'
        when realizedLossToTrustAmount is not null then 'written_off'
        when liquidationPrepaymentCode is not null then 'settled'
    end as status,
    not has_left as is_on_book,
    dateFiled as received_at
from due
