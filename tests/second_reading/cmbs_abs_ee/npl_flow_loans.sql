-- query: npl_flow_loans
-- parameters: basis = "dpd", as_of_date = 2020-09-11, component = "new"
-- key: loan_id
-- compare: amount
-- proves: the loan behind September 2020's bar is -16, on its 92nd day
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
    balance as amount
from step
where as_of_date = date '2020-09-11' and is_npl and not was_npl
