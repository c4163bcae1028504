-- query: npl_formation
-- parameters: basis = "dpd"
-- key: as_of_date
-- compare: npl_amount, npl_before, gross_before, written_off, disposed, formation_amount, formation_rate,
-- compare: formation_ytd_amount, gross_at_year_end, formation_ytd_rate
-- proves: what turned bad each month is the change of the stock and the losses that the trust first reported on bad loans
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
        coalesce(lag(is_npl) over loan_history, false) as was_npl,
        lag(realised_loss) over loan_history as loss_told_before
    from report
    window loan_history as (partition by loan_id order by as_of_date)
),

month as (
    select
        as_of_date,
        sum(balance) as gross,
        coalesce(sum(balance) filter (where is_npl), 0) as npl_amount,
        coalesce(sum(realised_loss) filter (where was_npl and loss_told_before is null), 0) as written_off
    from step
    group by as_of_date
),

paired as (
    select
        *,
        lag(gross) over (order by as_of_date) as gross_before,
        lag(npl_amount) over (order by as_of_date) as npl_before
    from month
),

formed as (
    select
        as_of_date,
        npl_amount,
        npl_before,
        gross_before,
        case when gross_before is not null then written_off end as written_off,
        case when gross_before is not null then 0 end as disposed,
        npl_amount - npl_before + written_off as formation_amount
    from paired
)

select
    formed.*,
    12 * formed.formation_amount::double / formed.gross_before::double as formation_rate,
    so_far.amount as formation_ytd_amount,
    so_far.gross_at_year_end,
    12 / month(formed.as_of_date)::double * so_far.amount::double / so_far.gross_at_year_end::double
        as formation_ytd_rate
from formed
left join lateral (
    select
        sum(earlier.formation_amount) as amount,
        min_by(earlier.gross_before, earlier.as_of_date) as gross_at_year_end
    from formed as earlier
    where year(earlier.as_of_date) = year(formed.as_of_date) and earlier.as_of_date <= formed.as_of_date
    having count(*) = month(formed.as_of_date)
) as so_far on true
order by formed.as_of_date
