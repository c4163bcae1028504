-- title: Loans to the largest customers against capital
-- title zh: 大客户贷款占资本比例
-- grain: as_of_date, measure
-- sources: bank_limit, capital, customer_concentration_month, largest_customer_month, report_month, standard_parameter
-- needs: loan_month, capital
-- personal: name
-- notes: loans on the book of the whole bank, not credit; capital is the latest on or before the as-of date; headroom in money is limit × capital − amount
-- notes zh: 全行表内贷款口径，不含其他授信；资本取数据日期当日或此前最近一期；余量金额为限额×资本−贷款金额
with capital_then as (
    select
        report_month.as_of_date,
        max_by(capital.valid_from, capital.valid_from) as capital_on,
        max_by(capital.net_capital, capital.valid_from) as net_capital
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

measured as (
    select
        as_of_date,
        'largest_customer_to_net_capital' as measure,
        'customer' as kind,
        id as key,
        name,
        customer_type,
        amount
    from largest_customer_month
    where kind = 'customer' and rank = 1
    union all
    select
        as_of_date,
        'ten_largest_to_net_capital' as measure,
        null as kind,
        null as key,
        null as name,
        null as customer_type,
        top_10 as amount
    from customer_concentration_month
    where kind = 'customer'
),

judged as (
    select
        measured.*,
        'net_capital' as capital_kind,
        capital_then.net_capital as base_amount,
        capital_then.capital_on,
        measured.as_of_date - capital_then.capital_on as capital_age_days,
        measured.as_of_date - capital_then.capital_on > staleness.stale_days as is_capital_stale,
        measured.amount::double / nullif(capital_then.net_capital, 0)::double as level
    from measured
    left join capital_then on measured.as_of_date = capital_then.as_of_date
    asof left join staleness on measured.as_of_date >= staleness.valid_from
)

select
    judged.as_of_date,
    judged.measure,
    judged.level,
    bank_limit.value::double as limit_level,
    bank_limit.value::double - judged.level as headroom,
    round(bank_limit.value::decimal(38, 6) * judged.base_amount - judged.amount, 2)::decimal(28, 2) as headroom_amount,
    judged.kind,
    judged.key,
    judged.name,
    judged.customer_type,
    judged.amount,
    judged.capital_kind,
    judged.base_amount,
    judged.capital_on,
    judged.capital_age_days,
    judged.is_capital_stale,
    bank_limit.bound,
    bank_limit.amber::double as amber_share,
    bank_limit.source_en as limit_source_en,
    bank_limit.source_zh as limit_source_zh
from judged
asof left join bank_limit
    on judged.measure = bank_limit.measure and judged.as_of_date >= bank_limit.valid_from
order by judged.as_of_date, judged.measure
