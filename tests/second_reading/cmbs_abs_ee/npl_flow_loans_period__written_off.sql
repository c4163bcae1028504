-- query: npl_flow_loans_period
-- parameters: basis = "dpd", component = "written_off"
-- key: loan_id
-- compare: as_of_date, amount
-- proves: over all reports the write-off bar holds five loans, each once, in its first month
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "realizedLossToTrustAmount"::decimal(18, 2) as realised_loss
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
)

select
    loan_id,
    min(as_of_date) as as_of_date,
    -min_by(realised_loss, as_of_date) as amount
from report
where realised_loss is not null
group by loan_id
order by loan_id
