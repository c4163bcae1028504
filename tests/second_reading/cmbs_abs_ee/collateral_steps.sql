-- query: collateral_steps
-- each: as_of_date
-- key: as_of_date
-- added up over: collateral_type
-- compare: loan_count, secured_balance, valuation_amount, excess_amount_over_balance, covered_amount, uncovered_amount, unvalued_balance
-- proves: the types add up: covered, not covered and of unknown value are the whole book
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "loanStructureCode" as structure,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

-- From the report that first calls a loan defeased its property is released; securities of unknown value stand in.
defeased as (
    select
        loan."loanID" as loan_id,
        min(loan."reportingPeriodEndDate"::date) as defeased_on
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true) as loan
    inner join read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true) as property
        on loan."accessionNumber" = property."accessionNumber" and loan."loanID" = property."loanID"
    where property."DefeasedStatusCode" = 'F'
    group by loan."loanID"
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
    left join defeased on report.loan_id = defeased.loan_id
    where report.as_of_date < defeased.defeased_on or defeased.defeased_on is null
    group by report.loan_id, report.as_of_date
),

covered as (
    select
        report.as_of_date,
        report.loan_id,
        report.balance,
        known_value.valued_on,
        known_value.received_on,
        -- Of a property shared with notes outside the trust, the part that is this note's is not disclosed.
        if(report.structure = 'WL', known_value.amount, null) as value,
        if(value is null, null, least(report.balance, value)) as covered_amount,
        report.balance / value as ltv
    from report
    left join known_value on report.as_of_date = known_value.as_of_date and report.loan_id = known_value.loan_id
)

select
    as_of_date,
    count(*) as loan_count,
    sum(covered.balance) as secured_balance,
    sum(covered.value) as valuation_amount,
    sum(covered.value - covered.covered_amount) as excess_amount_over_balance,
    sum(covered.covered_amount) as covered_amount,
    sum(covered.balance) filter (where covered.value is not null) - sum(covered.covered_amount) as uncovered_amount,
    coalesce(sum(covered.balance) filter (where covered.value is null), 0) as unvalued_balance
from covered
group by as_of_date
order by as_of_date
