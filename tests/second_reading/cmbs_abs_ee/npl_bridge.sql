-- query: npl_bridge
-- parameters: basis = "dpd"
-- key: as_of_date, component
-- compare: amount, loan_count
-- only: component = opening, new, upgraded, written_off, closing
-- leave out: amount = 0
-- proves: 8 loans turn, 2 cure at their last 90+ balance, 5 losses are written off once, in their first month
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
),

component_of_loan as (
    select
        as_of_date,
        'opening' as component,
        balance_before as amount
    from step
    where was_npl
    union all
    select
        as_of_date,
        'new' as component,
        balance as amount
    from step
    where is_npl and not was_npl
    union all
    select
        as_of_date,
        'upgraded' as component,
        -balance_before as amount
    from step
    where was_npl and not is_npl and balance > 0
    union all
    select
        as_of_date,
        'written_off' as component,
        -realised_loss as amount
    from step
    where was_npl and realised_loss is not null and loss_told_before is null
    union all
    select
        as_of_date,
        'closing' as component,
        balance as amount
    from step
    where is_npl
)

select
    as_of_date,
    component,
    sum(component_of_loan.amount) as amount,
    count(*) as loan_count
from component_of_loan
group by as_of_date, component
order by as_of_date, component
