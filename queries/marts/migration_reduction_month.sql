-- title: What reduced the loans of last December since, by class then and by record
-- title zh: 年初贷款期间减少金额月度汇总（按年初风险分类及减少原因）
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, class_from, bases
-- parameters: months date[]
-- sources: cohort_opening, report_month, book.loan_flow
-- stored: lake
-- period: as_of_date
-- notes: year to date at December's exchange rate and cuts; a row holds for each of its bases; what was drawn or added to principal stands by itself; rounded_count counts the records converted or shared, each rounded to the cent
with compared as (
    select
        as_of_date,
        opening_as_of
    from report_month
    where opening_as_of is not null and as_of_date = any($months)
),

flow_day as (
    select
        day.booked_on,
        compared.opening_as_of,
        min(compared.as_of_date) as as_of_date
    from (select distinct booked_on from book.loan_flow) as day
    inner join compared on day.booked_on > compared.opening_as_of and day.booked_on <= compared.as_of_date
    group by all
),

flow as (
    select
        loan_id,
        booked_on,
        flow_type,
        case
            when flow_type = 'interest_capitalised' then coalesce(nullif(principal, 0), interest)
            else principal
        end as principal
    from book.loan_flow
    where flow_type <> 'recovered_after_write_off'
),

reduced as (
    select
        flow_day.opening_as_of,
        flow_day.as_of_date,
        opening.branch_id,
        opening.product_type,
        opening.use_industry_code,
        opening.use_region_code,
        opening.classes,
        flow.flow_type,
        opening.factor is not null as is_rounded,
        case
            when opening.factor is null then flow.principal
            else round(flow.principal * opening.factor, 2)
        end::decimal(18, 2) as amount
    from flow
    inner join flow_day on flow.booked_on = flow_day.booked_on
    inner join cohort_opening as opening
        on flow_day.opening_as_of = opening.opening_as_of and flow.loan_id = opening.loan_id
),

monthly as (
    select
        opening_as_of,
        as_of_date,
        branch_id,
        product_type,
        use_industry_code,
        use_region_code,
        classes,
        coalesce(sum(amount) filter (where flow_type in ('scheduled', 'prepaid', 'cash_recovered')), 0) as cash,
        coalesce(sum(amount) filter (where flow_type in ('collateral_recovered', 'swapped_for_assets')), 0)
            as collateral,
        coalesce(sum(amount) filter (where flow_type in ('written_off', 'partly_written_off')), 0) as written_off,
        coalesce(sum(amount) filter (where flow_type in ('sold', 'assigned_out')), 0) as sold,
        coalesce(sum(amount) filter (where flow_type = 'refinanced'), 0) as refinanced,
        coalesce(sum(amount) filter (where flow_type in ('drawn', 'assigned_in', 'interest_capitalised')), 0) as drawn,
        count(*) filter (where is_rounded) as rounded_count
    from reduced
    group by all
),

to_date as (
    select
        compared.as_of_date,
        monthly.branch_id,
        monthly.product_type,
        monthly.use_industry_code,
        monthly.use_region_code,
        monthly.classes,
        sum(monthly.cash) as cash,
        sum(monthly.collateral) as collateral,
        sum(monthly.written_off) as written_off,
        sum(monthly.sold) as sold,
        sum(monthly.refinanced) as refinanced,
        sum(monthly.drawn) as drawn,
        sum(monthly.rounded_count) as rounded_count
    from monthly
    inner join compared
        on monthly.opening_as_of = compared.opening_as_of and monthly.as_of_date <= compared.as_of_date
    group by all
),

numbered as (
    select
        *,
        row_number() over () as cell_no
    from to_date
),

basis as (
    select
        unnest(['reported', 'dpd', 'floor', 'effective', 'eba', 'fdic', 'par']) as basis,
        unnest([1, 10, 100, 1000, 10000, 100000, 1000000]) as place
),

seen as (
    select
        numbered.cell_no,
        nullif(numbered.classes // basis.place % 10, 0)::integer as class_from,
        list(basis.basis order by basis.place) as bases
    from numbered
    cross join basis
    group by all
)

select
    numbered.as_of_date,
    numbered.branch_id,
    numbered.product_type,
    numbered.use_industry_code,
    numbered.use_region_code,
    seen.class_from,
    seen.bases,
    sum(numbered.cash)::decimal(28, 2) as cash,
    sum(numbered.collateral)::decimal(28, 2) as collateral,
    sum(numbered.written_off)::decimal(28, 2) as written_off,
    sum(numbered.sold)::decimal(28, 2) as sold,
    sum(numbered.refinanced)::decimal(28, 2) as refinanced,
    sum(numbered.drawn)::decimal(28, 2) as drawn,
    sum(numbered.rounded_count)::bigint as rounded_count
from numbered
inner join seen on numbered.cell_no = seen.cell_no
group by all
