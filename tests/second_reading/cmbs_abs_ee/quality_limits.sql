-- query: quality_limits
-- parameters: basis = "dpd"
-- key: as_of_date, measure
-- compare: level, missing
-- proves: the headlines again, each held against its limit; what the trust does not report is named, not counted as kept
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "loanStructureCode" as structure,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
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

placed as (
    select
        report.*,
        row_number() over (partition by report.as_of_date order by balance desc) as place,
        if(amount is null or structure <> 'WL', null, least(balance, amount)) as covered_amount
    from report
    left join known_value on report.as_of_date = known_value.as_of_date and report.loan_id = known_value.loan_id
),

headline as (
    select
        as_of_date,
        coalesce(sum(balance) filter (where days_late > 90), 0) / sum(balance) as npl_ratio,
        coalesce(sum(balance) filter (where days_late between 1 and 90), 0) / sum(balance) as special_mention_ratio,
        coalesce(sum(balance) filter (where days_late > 0), 0) / sum(balance) as overdue_ratio,
        if(npl_ratio > 0, 1.0, null) as over_90_to_npl,
        coalesce(sum(balance) filter (where covered_amount is null), 0) / sum(balance) as unknown_share,
        if(unknown_share <= 0.05, sum(covered_amount) / sum(balance), null) as collateral_coverage
    from placed
    group by as_of_date
)

select
    as_of_date,
    unnest([
        'npl_ratio', 'special_mention_ratio', 'overdue_ratio', 'over_90_to_npl', 'provision_coverage',
        'loan_provision_ratio', 'collateral_coverage'
    ]) as measure,
    unnest([
        npl_ratio, special_mention_ratio, overdue_ratio, over_90_to_npl, null, null, collateral_coverage
    ])::double as level,
    unnest([
        null, null, null, if(over_90_to_npl is null, 'of_nothing', null), 'not_supplied', 'not_supplied',
        if(collateral_coverage is null, 'withheld', null)
    ]) as missing
from headline
order by as_of_date, measure
