-- title: What was lent in each month, and when it first went bad
-- title zh: 各月发放贷款及首次达到逾期或不良的时间
-- grain: vintage_month, branch_id, product_type, channel, is_refinancing, first_as_of
-- sources: disbursed_loan, first_bad_loan, history_date
-- stored: memory
-- notes: loans and original amount by the first report that shows them: lent, more than 30 or 90 days late, non-performing by each reading of the class
with lent_day as (
    select
        day.disbursed_on,
        min(month.as_of_date) as first_as_of
    from (select distinct disbursed_on from disbursed_loan) as day
    inner join history_date as month on day.disbursed_on <= month.as_of_date
    group by day.disbursed_on
),

first_month as (
    select date_trunc('month', min(as_of_date))::date as first_month from history_date
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
        loan.loan_id,
        loan.branch_id,
        loan.product_type,
        loan.channel,
        loan.is_refinancing,
        loan.original_amount,
        date_trunc('month', loan.disbursed_on)::date as vintage_month,
        lent_day.first_as_of
    from disbursed_loan as loan
    inner join lent_day on loan.disbursed_on = lent_day.disbursed_on
    inner join known on loan.disbursed_on >= known.first_known
),

went_bad as (
    select
        lent.* exclude (loan_id, original_amount, first_as_of),
        lent.original_amount,
        unnest([
            { 'reached': 'over_30', 'first_as_of': bad.over_30 },
            { 'reached': 'over_90', 'first_as_of': bad.over_90 },
            { 'reached': 'npl_reported', 'first_as_of': bad.npl_reported },
            { 'reached': 'npl_dpd', 'first_as_of': bad.npl_dpd },
            { 'reached': 'npl_floor', 'first_as_of': bad.npl_floor },
            { 'reached': 'npl_effective', 'first_as_of': bad.npl_effective },
            { 'reached': 'npl_eba', 'first_as_of': bad.npl_eba },
            { 'reached': 'npl_fdic', 'first_as_of': bad.npl_fdic },
            { 'reached': 'npl_par', 'first_as_of': bad.npl_par }
        ]) as entry
    from lent
    inner join first_bad_loan as bad on lent.loan_id = bad.loan_id
),

entered as (
    select
        * exclude (loan_id),
        'all' as reached
    from lent
    union all by name
    select
        * exclude (entry),
        entry['reached'] as reached,
        entry['first_as_of'] as first_as_of
    from went_bad
    where entry['first_as_of'] is not null
)

select
    vintage_month,
    branch_id,
    product_type,
    channel,
    is_refinancing,
    first_as_of,
    count(*) filter (where reached = 'all') as loan_count,
    coalesce(sum(original_amount) filter (where reached = 'all'), 0)::decimal(28, 2) as original_amount,
    count(*) filter (where reached = 'over_30')::integer as over_30_count,
    coalesce(sum(original_amount) filter (where reached = 'over_30'), 0)::decimal(28, 2) as over_30_amount,
    count(*) filter (where reached = 'over_90')::integer as over_90_count,
    coalesce(sum(original_amount) filter (where reached = 'over_90'), 0)::decimal(28, 2) as over_90_amount,
    count(*) filter (where reached = 'npl_reported')::integer as npl_reported_count,
    coalesce(sum(original_amount) filter (where reached = 'npl_reported'), 0)::decimal(28, 2) as npl_reported_amount,
    count(*) filter (where reached = 'npl_dpd')::integer as npl_dpd_count,
    coalesce(sum(original_amount) filter (where reached = 'npl_dpd'), 0)::decimal(28, 2) as npl_dpd_amount,
    count(*) filter (where reached = 'npl_floor')::integer as npl_floor_count,
    coalesce(sum(original_amount) filter (where reached = 'npl_floor'), 0)::decimal(28, 2) as npl_floor_amount,
    count(*) filter (where reached = 'npl_effective')::integer as npl_effective_count,
    coalesce(sum(original_amount) filter (where reached = 'npl_effective'), 0)::decimal(28, 2) as npl_effective_amount,
    count(*) filter (where reached = 'npl_eba')::integer as npl_eba_count,
    coalesce(sum(original_amount) filter (where reached = 'npl_eba'), 0)::decimal(28, 2) as npl_eba_amount,
    count(*) filter (where reached = 'npl_fdic')::integer as npl_fdic_count,
    coalesce(sum(original_amount) filter (where reached = 'npl_fdic'), 0)::decimal(28, 2) as npl_fdic_amount,
    count(*) filter (where reached = 'npl_par')::integer as npl_par_count,
    coalesce(sum(original_amount) filter (where reached = 'npl_par'), 0)::decimal(28, 2) as npl_par_amount
from entered
group by all
