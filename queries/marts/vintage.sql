-- title: What was lent in each month, and when it first went bad
-- title zh: 各月发放贷款及首次达到逾期或不良的时间
-- grain: vintage_month, branch_id, product_type, channel, is_refinancing, reached, first_as_of
-- sources: disbursed_loan, history.loan_month
-- stored: memory
-- notes: reached is all for the whole vintage, at the first report after the loan was paid out, else over_30, over_90 or npl, at the first report that shows it
with month as (
    select distinct as_of_date from history.loan_month
),

late as (
    select
        as_of_date,
        loan_id,
        risk_class_reported,
        coalesce(days_past_due, as_of_date - least(principal_due_since, interest_due_since)) as days
    from history.loan_month
    where
        coalesce(days_past_due, as_of_date - least(principal_due_since, interest_due_since)) > 30
        or risk_class_reported >= 3
),

first_late as (
    select
        loan_id,
        min(as_of_date) filter (where days > 30) as over_30,
        min(as_of_date) filter (where days > 90) as over_90,
        min(as_of_date) filter (where risk_class_reported >= 3 or (risk_class_reported is null and days > 90)) as npl
    from late
    group by loan_id
),

lent_day as (
    select
        day.disbursed_on,
        min(month.as_of_date) as first_as_of
    from (select distinct disbursed_on from disbursed_loan) as day
    inner join month on day.disbursed_on <= month.as_of_date
    group by day.disbursed_on
),

first_month as (
    select date_trunc('month', min(as_of_date))::date as first_month from month
),

-- Of loans older than the first report only survivors were seen: they count where there are no others.
known as (
    select
        case
            when max(disbursed_loan.disbursed_on) >= first_month.first_month then first_month.first_month
            else date '1900-01-01'
        end as first_known
    from disbursed_loan
    cross join first_month
    group by first_month.first_month
),

lent as (
    select
        loan.branch_id,
        loan.product_type,
        loan.channel,
        loan.is_refinancing,
        loan.original_amount,
        date_trunc('month', loan.disbursed_on)::date as vintage_month,
        lent_day.first_as_of as lent_as_of,
        first_late.over_30,
        first_late.over_90,
        first_late.npl
    from disbursed_loan as loan
    inner join lent_day on loan.disbursed_on = lent_day.disbursed_on
    inner join known on loan.disbursed_on >= known.first_known
    left join first_late on loan.loan_id = first_late.loan_id
),

summed as (
    select
        vintage_month,
        branch_id,
        product_type,
        channel,
        is_refinancing,
        lent_as_of,
        over_30,
        over_90,
        npl,
        count(*) as loan_count,
        sum(original_amount) as original_amount
    from lent
    group by all
),

entered as (
    select
        *,
        unnest([
            { 'reached': 'all', 'first_as_of': lent_as_of },
            { 'reached': 'over_30', 'first_as_of': over_30 },
            { 'reached': 'over_90', 'first_as_of': over_90 },
            { 'reached': 'npl', 'first_as_of': npl }
        ]) as entry
    from summed
)

select
    vintage_month,
    branch_id,
    product_type,
    channel,
    is_refinancing,
    entry['reached'] as reached,
    entry['first_as_of'] as first_as_of,
    sum(loan_count)::bigint as loan_count,
    sum(original_amount)::decimal(28, 2) as original_amount
from entered
where entry['first_as_of'] is not null
group by all
