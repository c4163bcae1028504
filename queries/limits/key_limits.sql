-- title: The largest sector and the worst branch against their limits
-- title zh: 单一行业占比与机构不良贷款率限额执行情况
-- grain: as_of_date, measure
-- parameters: basis varchar
-- sources: bank_limit, branch_month, cut_month, standard_parameter
-- needs: loan_month
-- notes: of each month the sector with the largest share and the branch with the highest NPL ratio; unknown and personal are no sector
-- notes zh: 取各月占比最大的行业和不良贷款率最高的机构；未知及个人贷款不计为行业
with tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
),

classed as (
    select
        as_of_date,
        branch_id,
        balance,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class
    from branch_month
),

of_branch as (
    select
        as_of_date,
        branch_id,
        sum(balance) as balance,
        coalesce(sum(balance) filter (where risk_class >= 3), 0) as npl_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0) as unevaluated_amount
    from classed
    group by as_of_date, branch_id
),

of_sector as (
    select
        as_of_date,
        code as use_industry_code,
        balance,
        sum(balance) over (partition by as_of_date) as total
    from cut_month
    where cut = 'sector'
),

measured as (
    select
        of_branch.as_of_date,
        'branch_npl_ratio' as measure,
        'branch' as kind,
        of_branch.branch_id as key,
        of_branch.npl_amount::decimal(28, 2) as amount,
        of_branch.balance::decimal(28, 2) as base_amount
    from of_branch
    asof left join tolerance on of_branch.as_of_date >= tolerance.valid_from
    where
        of_branch.unevaluated_amount <= of_branch.balance * tolerance.max_unevaluated_share
        and of_branch.balance > 0
    union all
    select
        as_of_date,
        'sector_share' as measure,
        'sector' as kind,
        use_industry_code as key,
        balance::decimal(28, 2) as amount,
        total::decimal(28, 2) as base_amount
    from of_sector
    where use_industry_code not in ('unknown', 'personal') and total > 0
),

worst as (
    select
        *,
        amount::double / base_amount::double as level,
        row_number() over (
            partition by as_of_date, measure
            order by amount::double / base_amount::double desc, key asc
        ) as place
    from measured
)

select
    worst.as_of_date,
    worst.measure,
    worst.level,
    bank_limit.value::double as limit_level,
    bank_limit.value::double - worst.level as headroom,
    round(bank_limit.value::decimal(38, 6) * worst.base_amount - worst.amount, 2)::decimal(28, 2) as headroom_amount,
    worst.kind,
    worst.key,
    null::varchar as name,
    worst.amount,
    worst.base_amount,
    bank_limit.bound,
    bank_limit.amber::double as amber_share,
    bank_limit.source_en as limit_source_en,
    bank_limit.source_zh as limit_source_zh
from worst
asof left join bank_limit
    on worst.measure = bank_limit.measure and worst.as_of_date >= bank_limit.valid_from
where worst.place = 1
order by worst.as_of_date, worst.measure
