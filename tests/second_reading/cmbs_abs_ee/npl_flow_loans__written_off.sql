-- query: npl_flow_loans
-- parameters: basis = "dpd", as_of_date = 2024-03-11, component = "written_off"
-- key: loan_id
-- compare: amount
-- proves: the loan behind March 2024's write-off is -14, with its own realised loss
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
    loan_id,
    -realised_loss as amount
from step
where as_of_date = date '2024-03-11' and realised_loss is not null and loss_told_before is null
