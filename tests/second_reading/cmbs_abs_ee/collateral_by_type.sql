-- query: collateral_by_type
-- each: as_of_date
-- key: as_of_date
-- added up over: collateral_type
-- compare: loan_count, balance, secured_balance, covered_amount, collateral_value
-- proves: the types add up to the book: every loan once, no value used before its first report
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

value_in_report as (
    select
        loan."loanID" as loan_id,
        loan."reportingPeriodEndDate"::date as reported_on,
        property."valuationSecuritizationDate"::date as valued_on,
        property."valuationSecuritizationAmount"::decimal(18, 2) as amount
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true) as loan
    inner join read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true) as property
        on loan."accessionNumber" = property."accessionNumber" and loan."loanID" = property."loanID"
    union all
    select
        loan."loanID",
        loan."reportingPeriodEndDate"::date,
        property."mostRecentValuationDate"::date,
        property."mostRecentValuationAmount"::decimal(18, 2)
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true) as loan
    inner join read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true) as property
        on loan."accessionNumber" = property."accessionNumber" and loan."loanID" = property."loanID"
),

valuation as (
    select
        loan_id,
        valued_on,
        amount,
        min(reported_on) as received_on
    from value_in_report
    where amount is not null
    group by loan_id, valued_on, amount
),

known_value as (
    select
        report.loan_id,
        report.as_of_date,
        max(valuation.valued_on) as valued_on,
        max_by(valuation.received_on, valuation.valued_on) as received_on,
        max_by(valuation.amount, valuation.valued_on) as amount
    from report
    inner join valuation
        on report.loan_id = valuation.loan_id and report.as_of_date >= valuation.received_on
    group by report.loan_id, report.as_of_date
),

covered as (
    select
        report.as_of_date,
        report.loan_id,
        report.balance,
        known_value.valued_on,
        known_value.received_on,
        known_value.amount as value,
        if(known_value.amount is null, 0, least(report.balance, known_value.amount)) as covered_amount,
        report.balance / known_value.amount as ltv
    from report
    left join known_value on report.as_of_date = known_value.as_of_date and report.loan_id = known_value.loan_id
)

select
    as_of_date,
    count(*) as loan_count,
    sum(covered.balance) as balance,
    sum(covered.balance) as secured_balance,
    sum(covered.covered_amount) as covered_amount,
    sum(value) as collateral_value
from covered
group by as_of_date
order by as_of_date
