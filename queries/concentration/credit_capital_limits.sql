-- title: Credit to groups, large exposures and related parties against capital
-- title zh: 集团授信、大额风险暴露及关联交易占资本比例
-- grain: as_of_date, measure
-- sources: bank_limit, capital, largest_credit_month, report_month, standard_parameter
-- needs: loan_month, exposure, capital
-- personal: name
-- notes: credit is on plus off balance in full less cash margin, deposits and treasury pledges, what is exempt left out; a measure whose customers are not told apart by the feed is not available
-- notes zh: 授信净额为表内外授信全额扣除保证金、存单及国债质押，不含豁免部分；来源数据未标识相应客户（集团、关联方）的指标暂无数据
with capital_then as (
    select
        report_month.as_of_date,
        max_by(capital.valid_from, capital.valid_from) as capital_on,
        max_by(capital.net_capital, capital.valid_from) as net_capital,
        max_by(capital.tier1_net_capital, capital.valid_from) as tier1_net_capital
    from report_month
    inner join capital
        on
            report_month.as_of_date >= capital.valid_from
            and report_month.as_of_date < coalesce(capital.valid_to, 'infinity'::date)
    group by report_month.as_of_date
),

staleness as (
    select
        valid_from,
        value as stale_days
    from standard_parameter
    where standard = 'bank' and name = 'stale_capital_days'
),

told_apart as (
    select
        as_of_date,
        count(*) filter (where kind = 'group') > 0 as has_groups,
        count(customer_type) > 0 as has_types,
        count(is_related_party) filter (where kind = 'customer') > 0 as has_related
    from largest_credit_month
    group by as_of_date
),

asked as (
    select
        as_of_date,
        unnest([
            'largest_group_to_net_capital', 'nonbank_exposure_to_tier1', 'connected_exposure_to_tier1',
            'interbank_exposure_to_tier1', 'related_parties_to_net_capital', 'related_party_to_net_capital',
            'related_group_to_net_capital'
        ]) as measure,
        unnest([
            has_groups, true, has_groups, has_types, has_related, has_related, has_related and has_groups
        ]) as is_known
    from told_apart
),

-- The largest of each sort of customer first: a sort counts under several measures.
largest_of_sort as (
    select
        as_of_date,
        kind,
        is_interbank,
        is_related_party,
        max({
            'amount': credit_amount, 'id': id, 'kind': kind, 'name': name, 'customer_type': customer_type
        }) as top
    from largest_credit_month
    group by as_of_date, kind, is_interbank, is_related_party
),

candidate as (
    select
        as_of_date,
        unnest([
            case when kind = 'group' then 'largest_group_to_net_capital' end,
            case when kind = 'customer' and not is_interbank then 'nonbank_exposure_to_tier1' end,
            case when kind = 'group' and not is_interbank then 'connected_exposure_to_tier1' end,
            case when is_interbank then 'interbank_exposure_to_tier1' end,
            case when kind = 'customer' and is_related_party then 'related_party_to_net_capital' end,
            case when kind = 'group' and is_related_party then 'related_group_to_net_capital' end
        ]) as measure,
        top
    from largest_of_sort
),

largest as (
    select
        as_of_date,
        measure,
        max(top) as top
    from candidate
    where measure is not null
    group by as_of_date, measure
    union all
    select
        as_of_date,
        'related_parties_to_net_capital' as measure,
        {
            'amount': sum(credit_amount),
            'id': null::varchar,
            'kind': null::varchar,
            'name': null::varchar,
            'customer_type': null::varchar
        } as top
    from largest_credit_month
    where kind = 'customer' and is_related_party
    group by as_of_date
),

judged as (
    select
        asked.as_of_date,
        asked.measure,
        largest.top.kind,
        largest.top.id as key,
        largest.top.name,
        largest.top.customer_type,
        case when asked.is_known then coalesce(largest.top.amount, 0) end::decimal(28, 2) as amount,
        case when asked.measure like '%tier1' then 'tier1_net_capital' else 'net_capital' end as capital_kind,
        case when asked.measure like '%tier1' then capital_then.tier1_net_capital else capital_then.net_capital end
            as base_amount,
        capital_then.capital_on,
        asked.as_of_date - capital_then.capital_on as capital_age_days,
        asked.as_of_date - capital_then.capital_on > staleness.stale_days as is_capital_stale
    from asked
    left join largest on asked.as_of_date = largest.as_of_date and asked.measure = largest.measure
    left join capital_then on asked.as_of_date = capital_then.as_of_date
    asof left join staleness on asked.as_of_date >= staleness.valid_from
),

levelled as (
    select
        *,
        amount::double / nullif(base_amount, 0)::double as level
    from judged
)

select
    levelled.as_of_date,
    levelled.measure,
    levelled.level,
    bank_limit.value::double as limit_level,
    bank_limit.value::double - levelled.level as headroom,
    round(bank_limit.value::decimal(38, 6) * levelled.base_amount - levelled.amount, 2)::decimal(28, 2)
        as headroom_amount,
    levelled.kind,
    levelled.key,
    levelled.name,
    levelled.customer_type,
    levelled.amount,
    levelled.capital_kind,
    levelled.base_amount,
    levelled.capital_on,
    levelled.capital_age_days,
    levelled.is_capital_stale,
    bank_limit.bound,
    bank_limit.amber::double as amber_share,
    bank_limit.source_en as limit_source_en,
    bank_limit.source_zh as limit_source_zh
from levelled
asof left join bank_limit
    on levelled.measure = bank_limit.measure and levelled.as_of_date >= bank_limit.valid_from
order by levelled.as_of_date, levelled.measure
