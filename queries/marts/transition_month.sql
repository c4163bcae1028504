-- title: From which bucket to which, between one as-of date and the next
-- title zh: 逾期区间迁徙月度汇总
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, from_china_2023, to_china_2023, from_fdic, to_fdic, outcome
-- parameters: months date[]
-- sources: judged_loan_month, report_month, book.loan_flow
-- stored: memory
-- period: as_of_date
-- notes: cuts of the month before, of now for new loans; a balance of zero is an exit; no rows where not comparable
with compared as (
    select
        as_of_date,
        as_of_date_before
    from report_month
    where is_comparable and as_of_date = any($months)
),

before as (
    select
        compared.as_of_date,
        judged.*
    from judged_loan_month as judged
    inner join compared on judged.as_of_date = compared.as_of_date_before
    where judged.in_book and judged.balance > 0
),

now as (
    select
        judged.*,
        judged.in_book and judged.balance > 0 as is_here
    from judged_loan_month as judged
    inner join compared on judged.as_of_date = compared.as_of_date
),

paired as (
    select
        coalesce(before.as_of_date, now.as_of_date) as as_of_date,
        coalesce(before.loan_id, now.loan_id) as loan_id,
        coalesce(before.branch_id, now.branch_id) as branch_id,
        coalesce(before.product_type, now.product_type) as product_type,
        coalesce(before.use_industry_code, now.use_industry_code) as use_industry_code,
        coalesce(before.use_region_code, now.use_region_code) as use_region_code,
        before.loan_id is not null as was_here,
        coalesce(now.is_here, false) as is_here,
        now.status,
        now.in_book,
        before.bucket_china_2023 as from_china_2023,
        case when now.is_here then now.bucket_china_2023 end as to_china_2023,
        before.bucket_fdic as from_fdic,
        case when now.is_here then now.bucket_fdic end as to_fdic,
        before.balance as balance_before,
        now.balance as balance_now
    from before
    full join now on before.as_of_date = now.as_of_date and before.loan_id = now.loan_id
    where before.loan_id is not null or now.is_here
),

exit_flow as (
    select
        paired.as_of_date,
        paired.loan_id,
        bool_or(flow.flow_type = 'written_off') as is_written_off,
        bool_or(flow.flow_type in ('sold', 'assigned_out')) as is_sold,
        bool_or(flow.flow_type in ('swapped_for_assets', 'collateral_recovered')) as is_realised,
        bool_or(flow.flow_type in ('scheduled', 'prepaid', 'cash_recovered', 'refinanced')) as is_repaid
    from paired
    inner join compared on paired.as_of_date = compared.as_of_date
    inner join book.loan_flow as flow
        on
            paired.loan_id = flow.loan_id
            and compared.as_of_date_before < flow.booked_on
            and compared.as_of_date >= flow.booked_on
    where not paired.is_here
    group by all
),

told as (
    select
        paired.* exclude (loan_id, was_here, is_here, status, in_book),
        case
            when not paired.was_here then 'new'
            when paired.is_here then 'stayed'
            when paired.status = 'written_off' or exit_flow.is_written_off then 'written_off'
            when paired.status = 'sold' or exit_flow.is_sold then 'sold'
            when paired.status = 'swapped' or exit_flow.is_realised then 'other_exit'
            when paired.status = 'settled' or paired.in_book or exit_flow.is_repaid then 'repaid'
            else 'other_exit'
        end as outcome
    from paired
    left join exit_flow on paired.as_of_date = exit_flow.as_of_date and paired.loan_id = exit_flow.loan_id
)

select
    told.as_of_date,
    compared.as_of_date_before,
    told.branch_id,
    told.product_type,
    told.use_industry_code,
    told.use_region_code,
    told.from_china_2023,
    told.to_china_2023,
    told.from_fdic,
    told.to_fdic,
    told.outcome,
    count(*) as loan_count,
    sum(told.balance_before)::decimal(28, 2) as balance_before,
    sum(told.balance_now)::decimal(28, 2) as balance_now
from told
inner join compared on told.as_of_date = compared.as_of_date
group by all
