-- query: npl_bridge_period
-- parameters: basis = "dpd", from_date = 2020-01-13, to_date = 2024-12-11
-- key: none
-- compare: amount
-- only: component = purchased_or_drawn, cash, collateral, partly_written_off, sold, swapped, exchange, unexplained
-- added up over: component
-- proves: the remaining flows of five years are what the balances fell by beyond losses and cures
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

select sum(balance - balance_before + if(loss_told_before is null, coalesce(realised_loss, 0), 0)) as amount
from step
where was_npl and (is_npl or balance = 0) and as_of_date between date '2020-01-13' and date '2024-12-11'
