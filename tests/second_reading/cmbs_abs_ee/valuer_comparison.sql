-- query: valuer_comparison
-- key: cut
-- added up over: code
-- compare: pair_count, internal_amount, external_amount
-- proves: each estimate of a servicer beside the last appraisal of the same property at most a year before it
with value_in_report as (
    select
        loan."loanID" as loan_id,
        loan."reportingPeriodEndDate"::date as reported_on,
        coalesce(property."mostRecentValuationDate", property."valuationSecuritizationDate")::date as valued_on,
        coalesce(property."mostRecentValuationAmount", property."valuationSecuritizationAmount")::decimal(18, 2)
            as amount,
        if(
            property."mostRecentValuationAmount" is null,
            property."valuationSourceSecuritizationCode",
            property."mostRecentValuationSourceCode"
        ) as method
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true) as loan
    inner join read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true) as property
        on loan."accessionNumber" = property."accessionNumber" and loan."loanID" = property."loanID"
    where loan."paymentStatusLoanCode" is not null
),

valuation as (
    select
        loan_id,
        valued_on,
        amount,
        any_value(method) in ('MS', 'SS') as is_servicers
    from value_in_report
    where amount is not null
    group by loan_id, valued_on, amount
),

beside as (
    select
        ours.loan_id,
        ours.valued_on,
        ours.amount as internal_amount,
        max_by(theirs.amount, theirs.valued_on) as external_amount
    from valuation as ours
    inner join valuation as theirs
        on
            ours.loan_id = theirs.loan_id
            and not theirs.is_servicers
            and ours.valued_on >= theirs.valued_on
            and ours.valued_on - theirs.valued_on <= 365
    where ours.is_servicers
    group by ours.loan_id, ours.valued_on, ours.amount
),

each_cut as (
    select unnest(['collateral_type', 'valuer']) as cut
)

select
    each_cut.cut,
    count(*) as pair_count,
    sum(internal_amount) as internal_amount,
    sum(external_amount) as external_amount
from beside
cross join each_cut
group by each_cut.cut
