-- title: Where the loans of last December stand now, by class then and now
-- title zh: 年初贷款分类迁徙月度汇总（按年初及当前风险分类）
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, class_from, class_to, outcome, bases
-- parameters: months date[]
-- sources: cohort_opening, judged_loan_month, report_month, book.loan_month, history.loan_month, book.loan, book.restructuring, book.loan_flow
-- stored: lake
-- period: as_of_date
-- notes: both ends at December's exchange rate and cuts; a row holds for each of its bases; outcome successor is a loan that refinanced one of the cohort, at no more than it refinanced
with recursive compared as (
    select
        as_of_date,
        opening_as_of
    from report_month
    where opening_as_of is not null and as_of_date = any($months)
),

now as (
    select
        judged.as_of_date,
        compared.opening_as_of,
        judged.loan_id,
        judged.balance,
        coalesce(judged.risk_class_reported, 0)
        + coalesce(judged.risk_class_dpd, 0) * 10
        + coalesce(judged.risk_class_floor, 0) * 100
        + coalesce(judged.risk_class_effective, 0) * 1000
        + coalesce(judged.risk_class_eba, 0) * 10000
        + coalesce(judged.risk_class_fdic, 0) * 100000
        + coalesce(judged.risk_class_par, 0) * 1000000 as classes
    from judged_loan_month as judged
    inner join compared on judged.as_of_date = compared.as_of_date
    where judged.in_book and judged.balance > 0
),

-- A reduction's first day, and the first report that says how a loan left.
flow_day as (
    select
        day.booked_on,
        compared.opening_as_of
    from (select distinct booked_on from book.loan_flow) as day
    inner join compared on day.booked_on > compared.opening_as_of and day.booked_on <= compared.as_of_date
    group by all
),

flowed as (
    select
        flow_day.opening_as_of,
        flow.loan_id,
        min(flow.booked_on) filter (where flow.flow_type = 'written_off') as written_off_on,
        min(flow.booked_on) filter (where flow.flow_type in ('sold', 'assigned_out')) as sold_on,
        min(flow.booked_on) filter (where flow.flow_type in ('swapped_for_assets', 'collateral_recovered'))
            as realised_on,
        min(flow.booked_on) filter (where flow.flow_type = 'refinanced') as refinanced_on,
        min(flow.booked_on) filter (where flow.flow_type in ('scheduled', 'prepaid', 'cash_recovered')) as repaid_on
    from book.loan_flow as flow
    inner join flow_day on flow.booked_on = flow_day.booked_on
    group by all
),

last_day as (
    select
        opening_as_of,
        max(as_of_date) as last_as_of
    from compared
    group by opening_as_of
),

reported_exit as (
    select
        last_day.opening_as_of,
        loan_month.loan_id,
        min(loan_month.as_of_date) as left_as_of,
        min_by(loan_month.status, loan_month.as_of_date) as status
    from history.loan_month as loan_month
    inner join last_day
        on loan_month.as_of_date > last_day.opening_as_of and loan_month.as_of_date <= last_day.last_as_of
    where loan_month.status <> 'active' or loan_month.balance = 0
    group by all
),

restated as (
    select
        now.as_of_date,
        now.loan_id,
        round(greatest(loan_month.balance, 0) * opening.factor, 2)::decimal(18, 2) as balance
    from cohort_opening as opening
    inner join now on opening.opening_as_of = now.opening_as_of and opening.loan_id = now.loan_id
    inner join book.loan_month as loan_month
        on now.as_of_date = loan_month.as_of_date and now.loan_id = loan_month.loan_id
    where opening.is_converted
),

paired as (
    select
        compared.as_of_date,
        opening.branch_id,
        opening.product_type,
        opening.use_industry_code,
        opening.use_region_code,
        opening.classes as classes_from,
        coalesce(now.classes, 0) as classes_to,
        case
            when now.loan_id is not null then 'stayed'
            when reported_exit.status = 'written_off' or flowed.written_off_on <= compared.as_of_date then 'written_off'
            when reported_exit.status = 'sold' or flowed.sold_on <= compared.as_of_date then 'sold'
            when reported_exit.status = 'swapped' or flowed.realised_on <= compared.as_of_date then 'collateral'
            when flowed.refinanced_on <= compared.as_of_date then 'refinanced'
            when reported_exit.loan_id is not null or flowed.repaid_on <= compared.as_of_date then 'cash'
            else 'unexplained'
        end as outcome,
        opening.balance as opening_balance,
        coalesce(restated.balance, now.balance, 0) as balance,
        coalesce(now.balance - restated.balance, 0) as exchange_amount
    from compared
    inner join cohort_opening as opening on compared.opening_as_of = opening.opening_as_of
    left join now on compared.as_of_date = now.as_of_date and opening.loan_id = now.loan_id
    left join restated on compared.as_of_date = restated.as_of_date and opening.loan_id = restated.loan_id
    left join flowed on opening.opening_as_of = flowed.opening_as_of and opening.loan_id = flowed.loan_id
    left join reported_exit
        on
            opening.opening_as_of = reported_exit.opening_as_of
            and opening.loan_id = reported_exit.loan_id
            and compared.as_of_date >= reported_exit.left_as_of
),

-- A loan that stood in December itself is nobody's successor: it counts as what it is.
linked as (
    select
        loan_id,
        previous_loan_id
    from book.loan
    where previous_loan_id is not null
    union
    select
        loan_id,
        refinances_loan_id as previous_loan_id
    from book.restructuring
    where refinances_loan_id is not null
),

link as (
    select
        linked.loan_id,
        linked.previous_loan_id,
        last_day.opening_as_of
    from linked
    cross join last_day
    anti join cohort_opening
        on last_day.opening_as_of = cohort_opening.opening_as_of and linked.loan_id = cohort_opening.loan_id
),

chain as (
    select
        link.opening_as_of,
        link.previous_loan_id as root_id,
        link.loan_id
    from link
    inner join cohort_opening as opening
        on link.opening_as_of = opening.opening_as_of and link.previous_loan_id = opening.loan_id
    union
    select
        chain.opening_as_of,
        chain.root_id,
        link.loan_id
    from chain
    inner join link on chain.opening_as_of = link.opening_as_of and chain.loan_id = link.previous_loan_id
),

-- A successor of several is shared by what each of them owed in December.
followed as (
    select
        now.as_of_date,
        opening.opening_as_of,
        opening.loan_id,
        opening.branch_id,
        opening.product_type,
        opening.use_industry_code,
        opening.use_region_code,
        opening.classes,
        opening.factor,
        opening.balance,
        now.classes as classes_to,
        case
            when opening.is_converted then round(greatest(loan_month.balance, 0) * opening.factor, 2)
            else now.balance
        end::double * opening.balance::double
        / sum(opening.balance) over (partition by now.as_of_date, now.loan_id)::double as amount
    from chain
    inner join now on chain.opening_as_of = now.opening_as_of and chain.loan_id = now.loan_id
    inner join cohort_opening as opening
        on chain.opening_as_of = opening.opening_as_of and chain.root_id = opening.loan_id
    left join book.loan_month as loan_month
        on now.as_of_date = loan_month.as_of_date and now.loan_id = loan_month.loan_id
),

root as (
    select distinct
        as_of_date,
        opening_as_of,
        loan_id,
        factor
    from followed
),

refinanced as (
    select
        root.as_of_date,
        root.loan_id,
        sum(flow.principal * coalesce(root.factor, 1))::double as amount
    from root
    inner join book.loan_flow as flow
        on
            root.loan_id = flow.loan_id
            and root.opening_as_of < flow.booked_on
            and root.as_of_date >= flow.booked_on
    where flow.flow_type = 'refinanced'
    group by all
),

capped as (
    select
        followed.as_of_date,
        followed.branch_id,
        followed.product_type,
        followed.use_industry_code,
        followed.use_region_code,
        followed.classes,
        followed.classes_to,
        round(
            followed.amount * least(
                1,
                coalesce(refinanced.amount, followed.balance::double)
                / sum(followed.amount) over (partition by followed.as_of_date, followed.loan_id)
            ),
            2
        )::decimal(18, 2) as successor_balance
    from followed
    left join refinanced on followed.as_of_date = refinanced.as_of_date and followed.loan_id = refinanced.loan_id
),

counted as (
    select
        as_of_date,
        branch_id,
        product_type,
        use_industry_code,
        use_region_code,
        classes_from,
        classes_to,
        outcome,
        count(*) as loan_count,
        sum(opening_balance) as opening_balance,
        sum(balance) as balance,
        sum(exchange_amount) as exchange_amount
    from paired
    group by all
    union all
    select
        as_of_date,
        branch_id,
        product_type,
        use_industry_code,
        use_region_code,
        classes as classes_from,
        classes_to,
        'successor' as outcome,
        count(*) as loan_count,
        0 as opening_balance,
        sum(successor_balance) as balance,
        0 as exchange_amount
    from capped
    group by all
),

cell as (
    select
        *,
        row_number() over () as cell_no
    from counted
),

basis as (
    select
        unnest(['reported', 'dpd', 'floor', 'effective', 'eba', 'fdic', 'par']) as basis,
        unnest([1, 10, 100, 1000, 10000, 100000, 1000000]) as place
),

seen as (
    select
        cell.cell_no,
        nullif(cell.classes_from // basis.place % 10, 0)::integer as class_from,
        nullif(cell.classes_to // basis.place % 10, 0)::integer as class_to,
        list(basis.basis order by basis.place) as bases
    from cell
    cross join basis
    group by all
)

select
    cell.as_of_date,
    cell.branch_id,
    cell.product_type,
    cell.use_industry_code,
    cell.use_region_code,
    seen.class_from,
    seen.class_to,
    cell.outcome,
    seen.bases,
    sum(cell.loan_count)::bigint as loan_count,
    sum(cell.opening_balance)::decimal(28, 2) as opening_balance,
    sum(cell.balance)::decimal(28, 2) as balance,
    sum(cell.exchange_amount)::decimal(28, 2) as exchange_amount
from cell
inner join seen on cell.cell_no = seen.cell_no
group by all
