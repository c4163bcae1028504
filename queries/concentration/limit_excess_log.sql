-- title: Who was above which limit, and since when
-- title zh: 超限额台账
-- grain: measure, key, above_since_on
-- parameters: as_of_date date, basis varchar
-- sources: bank_limit, branch_month, capital, cut_month, largest_credit_month, largest_customer_month, limit_exception, report_month, standard_parameter
-- needs: loan_month
-- personal: name
-- notes: months in a row above the limit then in force, each by the capital and the class of its own month; an approval counts while its last day is not past; credit is judged where the feed supplies exposures
-- notes zh: 连续高于当时限额的月份，资本和分类均取当月；批准在到期日（含）前有效；授信类限额仅在来源提供暴露数据时判断
with month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

capital_then as (
    select
        report_month.as_of_date,
        max_by(capital.net_capital, capital.valid_from) as net_capital,
        max_by(capital.tier1_net_capital, capital.valid_from) as tier1_net_capital
    from report_month
    inner join capital
        on
            report_month.as_of_date >= capital.valid_from
            and report_month.as_of_date < coalesce(capital.valid_to, 'infinity'::date)
    group by report_month.as_of_date
),

-- No limit of credit comes to less in money: what is not above this is above none.
smallest as (
    select if(least(min(net_capital), min(tier1_net_capital)) > 0, min(limit_amount), null) as limit_amount
    from (
        select
            capital_then.net_capital,
            capital_then.tier1_net_capital,
            bank_limit.value::decimal(38, 6) * least(capital_then.net_capital, capital_then.tier1_net_capital)
                as limit_amount
        from capital_then
        cross join bank_limit
        where
            bank_limit.measure in (
                'largest_group_to_net_capital', 'nonbank_exposure_to_tier1', 'connected_exposure_to_tier1',
                'interbank_exposure_to_tier1', 'related_party_to_net_capital', 'related_group_to_net_capital'
            )
    ) as held
),

credit as (
    select
        as_of_date,
        kind,
        id as key,
        name,
        customer_type,
        credit_amount as amount,
        unnest([
            case when kind = 'group' then 'largest_group_to_net_capital' end,
            case when kind = 'customer' and not is_interbank then 'nonbank_exposure_to_tier1' end,
            case when kind = 'group' and not is_interbank then 'connected_exposure_to_tier1' end,
            case when is_interbank then 'interbank_exposure_to_tier1' end,
            case when kind = 'customer' and is_related_party then 'related_party_to_net_capital' end,
            case when kind = 'group' and is_related_party then 'related_group_to_net_capital' end
        ]) as measure
    from largest_credit_month
    cross join smallest
    where smallest.limit_amount is null or credit_amount > smallest.limit_amount
),

of_capital as (
    select
        as_of_date,
        measure,
        kind,
        key,
        name,
        customer_type,
        amount,
        measure like '%tier1' as is_of_tier1
    from credit
    where measure is not null
    union all
    select
        as_of_date,
        'largest_customer_to_net_capital' as measure,
        kind,
        id as key,
        name,
        customer_type,
        amount,
        false as is_of_tier1
    from largest_customer_month
    where kind = 'customer'
),

tolerance as (
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
        of_capital.as_of_date,
        of_capital.measure,
        of_capital.kind,
        of_capital.key,
        of_capital.name,
        of_capital.customer_type,
        of_capital.amount,
        case when of_capital.is_of_tier1 then capital_then.tier1_net_capital else capital_then.net_capital end
            as base_amount
    from of_capital
    inner join capital_then on of_capital.as_of_date = capital_then.as_of_date
    union all
    select
        of_branch.as_of_date,
        'branch_npl_ratio' as measure,
        'branch' as kind,
        of_branch.branch_id as key,
        null as name,
        null as customer_type,
        of_branch.npl_amount as amount,
        of_branch.balance as base_amount
    from of_branch
    asof left join tolerance on of_branch.as_of_date >= tolerance.valid_from
    where of_branch.unevaluated_amount <= of_branch.balance * tolerance.max_unevaluated_share
    union all
    select
        as_of_date,
        'sector_share' as measure,
        'sector' as kind,
        use_industry_code as key,
        null as name,
        null as customer_type,
        balance as amount,
        total as base_amount
    from of_sector
    where use_industry_code not in ('unknown', 'personal')
),

above as (
    select
        measured.*,
        bank_limit.value as limit_value,
        measured.amount::double / nullif(measured.base_amount, 0)::double as level,
        year(measured.as_of_date) * 12 + date_part('month', measured.as_of_date)
        - row_number() over (partition by measured.measure, measured.key order by measured.as_of_date) as island
    from measured
    asof inner join bank_limit
        on measured.measure = bank_limit.measure and measured.as_of_date >= bank_limit.valid_from
    where
        measured.amount > bank_limit.value::decimal(38, 6) * measured.base_amount
        and measured.as_of_date <= (select as_of_date from month)
),

told as (
    select
        measure,
        key,
        any_value(kind) as kind,
        max_by(name, as_of_date) as name,
        max_by(customer_type, as_of_date) as customer_type,
        min(as_of_date) as above_since_on,
        max(as_of_date) as above_until_on,
        count(*) as months_above_count,
        max(level) as highest_level,
        max_by(level, as_of_date) as last_level,
        max_by(limit_value, as_of_date) as limit_value,
        max_by(amount - round(limit_value::decimal(38, 6) * base_amount, 2), as_of_date)::decimal(28, 2)
            as excess_amount
    from above
    group by measure, key, island
),

approval as (
    select
        measure,
        key,
        max(until) as until,
        max_by(approved_by, until) as approved_by
    from limit_exception
    group by measure, key
)

select
    told.measure,
    told.kind,
    told.key,
    told.name,
    told.customer_type,
    told.above_since_on,
    told.above_until_on,
    told.months_above_count,
    told.above_until_on = (select as_of_date from month) as is_still_above,
    told.highest_level,
    told.last_level,
    told.limit_value::double as limit_level,
    told.excess_amount,
    approval.approved_by,
    approval.until as approved_until_on,
    coalesce(approval.until >= told.above_until_on, false) as is_approved
from told
left join approval on told.measure = approval.measure and told.key = approval.key
order by is_still_above desc, told.measure asc, told.excess_amount desc, told.key asc, told.above_since_on asc
