-- grain: customer_type, customer_no; size_rank 1 is the largest of its type
with counted as (
    select
        draft.customer_type,
        -- whole numbers: a sum of fractions would depend on the order in which threads add them
        ceil(sum(1000000 * draft.life // draft.span) / 1000000 / any_value(pool.loans_per_customer))::bigint
            as customers
    from draft
    inner join pool on draft.customer_type = pool.customer_type
    group by draft.customer_type
),

numbered as (
    select
        customer_type,
        customers,
        unnest(range(customers)) as customer_no
    from counted
),

named as (
    select
        numbered.customer_type,
        numbered.customers,
        numbered.customer_no,
        pool.letter || printf('%08d', numbered.customer_no + 1) as customer_id,
        normal(numbered.customer_type || ' size', numbered.customer_no) as size
    from numbered
    inner join pool on numbered.customer_type = pool.customer_type
),

placed as (
    select
        named.*,
        draw('branch', customer_id, 0) as any_branch,
        draw('sector', customer_id, 0) as sector_chance,
        row_number() over (partition by customer_type order by size desc, customer_no asc) as size_rank
    from named
),

-- The head office's own desk (the first of the branches) keeps the largest firms.
kept as (
    select
        placed.*,
        if(
            placed.customer_type = 'corporate' and placed.size_rank <= bank.kept_by_head_office * placed.customers,
            0,
            placed.any_branch
        ) as branch_chance
    from placed
    cross join bank
)

-- The customers of the scripted loans stand behind all others of their type and are never strained.
select distinct
    script.customer_type,
    counted.customers + script.owner_no as customer_no,
    pool.letter || printf('%08d', counted.customers + script.owner_no + 1) as customer_id,
    -0.1 as size,
    counted.customers + script.owner_no + 1 as size_rank,
    counted.customers,
    office.branch_id,
    office.region_code,
    office.city,
    office.strain as branch_strain,
    sector_range.industry_code,
    sector_range.strain as sector_strain
from script
inner join counted on script.customer_type = counted.customer_type
inner join pool on script.customer_type = pool.customer_type
inner join office on script.branch_id = office.branch_id
cross join sector_range
where sector_range.industry_code = 'C'
union all
select
    kept.customer_type,
    kept.customer_no,
    kept.customer_id,
    kept.size,
    kept.size_rank,
    kept.customers,
    office_range.branch_id,
    office_range.region_code,
    office_range.city,
    office_range.strain as branch_strain,
    sector_range.industry_code,
    sector_range.strain as sector_strain
from kept
asof inner join office_range on kept.branch_chance >= office_range.low
asof inner join sector_range on kept.sector_chance >= sector_range.low
