-- query: npl_bridge
-- parameters: basis = "dpd"
-- key: as_of_date
-- compare: amount
-- only: component = purchased_or_drawn, cash, collateral, partly_written_off, sold, swapped, exchange, unexplained
-- added up over: component
-- leave out: amount = 0
-- proves: what is neither new, cured nor written off is the fall in balance of loans that were and are (or left) 90+
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        coalesce("reportPeriodEndActualBalanceAmount"::decimal(18, 2), 0) as balance,
        coalesce("paymentStatusLoanCode", 'gone') = '3' as is_npl,
        "realizedLossToTrustAmount"::decimal(18, 2) as realised_loss
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
),

step as (
    select
        *,
        lag(balance) over loan_history as balance_before,
        coalesce(lag(is_npl) over loan_history, false) as was_npl,
        lag(realised_loss) over loan_history as loss_told_before
    from report
    window loan_history as (partition by loan_id order by as_of_date)
)

select
    as_of_date,
    sum(balance - balance_before + if(loss_told_before is null, coalesce(realised_loss, 0), 0)) as amount
from step
where was_npl and (is_npl or balance = 0)
group by as_of_date
having amount <> 0
order by as_of_date
