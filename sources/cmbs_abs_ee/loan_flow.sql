-- One row a movement of principal, booked on the report that shows it.
-- An instalment is paid in the first report whose paidThroughDate has reached its due date: `scheduled` in its own
-- month, `cash_recovered` when late, `collateral_recovered` when a liquidation repaid what the servicer had advanced.
-- Its own month can be told from one row; a late one needs the report in which it fell due in the same folder.
-- A loan leaves in the report whose scheduled balance falls to zero; realizedLossToTrustAmount is then repeated every
-- month, so only that report books it. flow_no: 1 write-off, 2 unscheduled principal, 3 plus months late instalments.
-- Balances are single-precision numbers upstream (45 m is exact to 4 dollars), so sums of flows meet them within that.
with loan_report as (
    select * from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

report as (
    select
        *,
        try_cast(reportingPeriodEndDate as date) as as_of_date,
        try_cast(paidThroughDate as date) as paid_through,
        reportPeriodBeginningScheduleLoanBalanceAmount::decimal(18, 2) > 0
        and reportPeriodEndScheduledLoanBalanceAmount::decimal(18, 2) = 0 as is_leaving,
        coalesce(liquidationPrepaymentCode = '3', false) as is_liquidated
    from loan_report
),

due_day as (
    select
        *,
        firstLoanPaymentDueDate::date
        + to_months(datediff('month', firstLoanPaymentDueDate::date, as_of_date)) as due_this_month
    from report
    where scheduledPrincipalAmount::decimal(18, 2) > 0
),

instalment as (
    select
        loanID,
        scheduledPrincipalAmount,
        case when due_this_month > as_of_date then due_this_month - interval 1 month else due_this_month end::date
            as due_on
    from due_day
),

paid_instalment as (
    select
        instalment.loanID,
        instalment.due_on,
        instalment.scheduledPrincipalAmount,
        min(report.as_of_date) as as_of_date
    from instalment
    inner join report
        on
            instalment.loanID = report.loanID
            and instalment.due_on <= report.as_of_date
            and instalment.due_on <= report.paid_through
    group by all
),

dated_instalment as (
    select
        paid_instalment.*,
        report.is_liquidated,
        report.dateFiled,
        datediff('month', paid_instalment.due_on, report.as_of_date) as months_late
    from paid_instalment
    inner join report on paid_instalment.loanID = report.loanID and paid_instalment.as_of_date = report.as_of_date
)

select
    loanID as loan_id,
    as_of_date as booked_on,
    1 as flow_no,
    'written_off' as flow_type,
    realizedLossToTrustAmount as principal,
    dateFiled as received_at
from report
where is_leaving and realizedLossToTrustAmount is not null
union all
select
    loanID as loan_id,
    as_of_date as booked_on,
    2 as flow_no,
    case when is_liquidated then 'collateral_recovered' else 'prepaid' end as flow_type,
    unscheduledPrincipalCollectedAmount as principal,
    dateFiled as received_at
from report
where
    coalesce(
        try_cast(unscheduledPrincipalCollectedAmount as decimal(18, 2)) <> 0,
        unscheduledPrincipalCollectedAmount is not null
    )
union all
select
    loanID as loan_id,
    as_of_date as booked_on,
    3 + months_late as flow_no,
    case
        when months_late = 0 then 'scheduled'
        when is_liquidated then 'collateral_recovered'
        else 'cash_recovered'
    end as flow_type,
    scheduledPrincipalAmount as principal,
    dateFiled as received_at
from dated_instalment
