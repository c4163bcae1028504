-- title: Concentration by what the customer is
-- title zh: 客户属性集中度
-- grain: as_of_date, attribute
-- parameters: as_of_date date, basis varchar
-- sources: attribute_month, report_month, standard_parameter
-- needs: loan_month
-- notes: the customer as of the as-of date; loans, not credit: the limits on related parties are measured by credit; an attribute that no customer carries is not available; amount, others and unknown sum to the book
-- notes zh: 客户属性取数据日期当日；按贷款而非授信统计，关联交易限额以授信净额衡量；无任何客户标识的属性暂无数据；该属性、其他及未知三者合计等于各项贷款
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
        attribute,
        state,
        loan_count,
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
    from attribute_month
    where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
),

summed as (
    select
        as_of_date,
        attribute,
        sum(loan_count) filter (where state = 'yes')::bigint as loan_count,
        coalesce(sum(balance) filter (where state = 'yes'), 0)::decimal(28, 2) as amount,
        coalesce(sum(balance) filter (where state = 'no'), 0)::decimal(28, 2) as other_amount,
        coalesce(sum(balance) filter (where state = 'unknown'), 0)::decimal(28, 2) as unknown_amount,
        sum(balance)::decimal(28, 2) as total,
        coalesce(sum(balance) filter (where state = 'yes' and risk_class >= 3), 0)::decimal(28, 2) as npl_amount,
        coalesce(sum(balance) filter (where state = 'yes' and risk_class is null), 0) as unevaluated_amount,
        count(*) filter (where state <> 'unknown') > 0 as is_known
    from classed
    group by as_of_date, attribute
)

select
    summed.as_of_date,
    summed.attribute,
    case when summed.is_known then coalesce(summed.loan_count, 0) end as loan_count,
    case when summed.is_known then summed.amount end as amount,
    case when summed.is_known then summed.amount::double / nullif(summed.total, 0)::double end as share,
    case when summed.is_known then summed.npl_amount end as npl_amount,
    case
        when summed.is_known and summed.unevaluated_amount <= summed.amount * tolerance.max_unevaluated_share
            then summed.npl_amount::double / nullif(summed.amount, 0)::double
    end as npl_ratio,
    case when summed.is_known then summed.other_amount end as other_amount,
    summed.unknown_amount,
    summed.unknown_amount::double / nullif(summed.total, 0)::double as unknown_share
from summed
asof left join tolerance on summed.as_of_date >= tolerance.valid_from
order by summed.attribute
