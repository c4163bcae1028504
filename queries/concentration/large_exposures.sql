-- title: Large exposures
-- title zh: 大额风险暴露明细
-- grain: as_of_date, kind, key
-- parameters: as_of_date date
-- sources: bank_limit, capital, largest_credit_month, report_month, standard_parameter
-- needs: loan_month, exposure, capital
-- personal: name
-- notes: credit of at least the large-exposure share of tier-1 net capital, customers and groups each; the limit is that of a single customer, of connected customers, or of banks
-- notes zh: 授信净额达到一级资本净额大额认定标准的客户和集团；限额分别适用非同业单一客户、非同业关联客户、同业客户
with month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

capital_then as (
    select
        month.as_of_date,
        max_by(capital.tier1_net_capital, capital.valid_from) as tier1_net_capital
    from month
    inner join capital
        on
            month.as_of_date >= capital.valid_from
            and month.as_of_date < coalesce(capital.valid_to, 'infinity'::date)
    group by month.as_of_date
),

threshold as (
    select max_by(standard_parameter.value, standard_parameter.valid_from) as share
    from standard_parameter
    inner join month on standard_parameter.valid_from <= month.as_of_date
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'large_exposure_share'
),

large as (
    select
        credit.*,
        capital_then.tier1_net_capital,
        case
            when credit.is_interbank then 'interbank_exposure_to_tier1'
            when credit.kind = 'group' then 'connected_exposure_to_tier1'
            else 'nonbank_exposure_to_tier1'
        end as measure
    from largest_credit_month as credit
    inner join capital_then on credit.as_of_date = capital_then.as_of_date
    cross join threshold
    where credit.credit_amount >= threshold.share::decimal(38, 6) * capital_then.tier1_net_capital
)

select
    large.as_of_date,
    large.kind,
    large.id as key,
    large.name,
    large.customer_type,
    large.credit_amount,
    large.credit_amount::double / nullif(large.tier1_net_capital, 0)::double as credit_to_tier1,
    bank_limit.value::double as limit_level,
    round(bank_limit.value::decimal(38, 6) * large.tier1_net_capital - large.credit_amount, 2)::decimal(28, 2)
        as headroom_amount,
    large.on_balance_amount,
    large.off_balance_amount,
    large.margin_amount,
    large.exempt_amount
from large
asof left join bank_limit
    on large.measure = bank_limit.measure and large.as_of_date >= bank_limit.valid_from
order by large.credit_amount desc, large.kind asc, large.id asc
