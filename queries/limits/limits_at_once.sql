-- title: Limits on customers, groups, sectors and branches at one date
-- title zh: 客户、集团、行业及机构限额执行情况（单期）
-- grain: measure
-- parameters: as_of_date date, basis varchar
-- sources: bank_limit, branch_month, capital, customer_concentration_month, cut_month, largest_credit_month, report_month, standard_parameter
-- needs: loan_month
-- notes: one month of what the pages of concentration and limits show month by month; what cannot be measured has no row
-- notes zh: 为集中度和限额页面逐月数据中的一期；无法计量的不列
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

capital_then as (
    select
        month.as_of_date,
        max_by(capital.net_capital, capital.valid_from) as net_capital,
        max_by(capital.tier1_net_capital, capital.valid_from) as tier1_net_capital
    from month
    inner join capital
        on
            month.as_of_date >= capital.valid_from
            and month.as_of_date < coalesce(capital.valid_to, 'infinity'::date)
    group by month.as_of_date
),

credit as (
    select credit.*
    from largest_credit_month as credit
    inner join month on credit.as_of_date = month.as_of_date
),

against_capital as (
    select
        unnest([
            case when kind = 'group' then 'largest_group_to_net_capital' end,
            case when kind = 'customer' and not is_interbank then 'nonbank_exposure_to_tier1' end,
            case when kind = 'group' and not is_interbank then 'connected_exposure_to_tier1' end,
            case when is_interbank then 'interbank_exposure_to_tier1' end,
            case when kind = 'customer' and is_related_party then 'related_party_to_net_capital' end,
            case when kind = 'group' and is_related_party then 'related_group_to_net_capital' end
        ]) as measure,
        kind,
        id as key,
        credit_amount as amount
    from credit
    union all
    select
        'related_parties_to_net_capital' as measure,
        null as kind,
        null as key,
        sum(credit_amount) as amount
    from credit
    where kind = 'customer' and is_related_party
    union all
    select
        'ten_largest_to_net_capital' as measure,
        null as kind,
        null as key,
        concentration.top_10 as amount
    from customer_concentration_month as concentration
    inner join month on concentration.as_of_date = month.as_of_date
    where concentration.kind = 'customer'
),

tolerance as (
    select max_by(standard_parameter.value, standard_parameter.valid_from) as max_unevaluated_share
    from standard_parameter
    inner join month on standard_parameter.valid_from <= month.as_of_date
    where standard_parameter.standard = 'china_2023' and standard_parameter.name = 'max_unevaluated_share'
),

classed as (
    select
        branch_month.branch_id,
        branch_month.balance,
        case $basis
            when 'reported' then branch_month.risk_class_reported
            when 'dpd' then branch_month.risk_class_dpd
            when 'floor' then branch_month.risk_class_floor
            when 'effective' then branch_month.risk_class_effective
            when 'eba' then branch_month.risk_class_eba
            when 'fdic' then branch_month.risk_class_fdic
            when 'par' then branch_month.risk_class_par
        end as risk_class
    from branch_month
    inner join month on branch_month.as_of_date = month.as_of_date
),

of_branch as (
    select
        branch_id,
        sum(balance) as balance,
        coalesce(sum(balance) filter (where risk_class >= 3), 0) as npl_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0) as unevaluated_amount
    from classed
    group by branch_id
),

of_sector as (
    select
        cut_month.code,
        cut_month.balance,
        sum(cut_month.balance) over () as total
    from cut_month
    inner join month on cut_month.as_of_date = month.as_of_date
    where cut_month.cut = 'sector'
),

measured as (
    select
        against.measure,
        against.kind,
        against.key,
        against.amount::double
        / nullif(if(against.measure like '%tier1', capital_then.tier1_net_capital, capital_then.net_capital), 0)::double
            as level
    from against_capital as against
    cross join capital_then
    where against.measure is not null
    union all
    select
        'branch_npl_ratio' as measure,
        'branch' as kind,
        of_branch.branch_id as key,
        of_branch.npl_amount::double / of_branch.balance::double as level
    from of_branch
    cross join tolerance
    where
        of_branch.unevaluated_amount <= of_branch.balance * tolerance.max_unevaluated_share
        and of_branch.balance > 0
    union all
    select
        'sector_share' as measure,
        'sector' as kind,
        code as key,
        balance::double / total::double as level
    from of_sector
    where code not in ('unknown', 'personal') and total > 0
),

worst as (
    select
        month.as_of_date,
        measured.*
    from measured
    cross join month
    where measured.level is not null
    qualify
        row_number() over (partition by measured.measure order by measured.level desc, measured.key asc) = 1
)

select
    worst.as_of_date,
    worst.measure,
    worst.level,
    bank_limit.value::double as limit_level,
    worst.kind,
    worst.key,
    bank_limit.bound,
    bank_limit.amber::double as amber_share
from worst
asof left join bank_limit
    on worst.measure = bank_limit.measure and worst.as_of_date >= bank_limit.valid_from
order by worst.measure
