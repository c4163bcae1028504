-- title: Why a loan is non-performing or forborne as Basel and the EBA read it, over the whole past
-- title zh: 巴塞尔/EBA口径下贷款被认定为不良或宽限的原因（全部历史）
-- grain: as_of_date, loan_id, rule
-- sources: troubled_month, history_date, book.exchange_rate, book.restructuring, standard_parameter
-- parameters: base_currency varchar
-- stored: scratch
-- period: none
-- notes: class 3 is non-performing, 2 performing but forborne; small firms are retail where they are under china_2023; where overdue principal or interest is not supplied every arrear counts as material; a claim pulled by another cures like any other once no claim of its debtor has a reason of its own
with parameter as (
    select
        month.as_of_date,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'npe_over_days')::integer as over_days,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'material_share') as material_share,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'material_amount') as material_amount,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'material_amount_retail')
            as material_amount_retail,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'pulling_share') as pulling_share,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'cure_months')::integer as cure_months,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'forborne_cure_months')::integer
            as forborne_cure_months,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'pulled_cure_months')::integer
            as pulled_cure_months,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'probation_over_days')::integer
            as probation_over_days,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'small_business_as_retail') = 1
            as small_business_as_retail
    from history_date as month
    inner join standard_parameter as setting on month.as_of_date >= setting.valid_from
    where setting.standard = 'eba' or (setting.standard = 'china_2023' and setting.name = 'small_business_as_retail')
    group by all
),

debtor as (
    select
        month.*,
        coalesce(
            month.customer_type in ('retail', 'rural_household')
            or (month.customer_type = 'small_business' and parameter.small_business_as_retail),
            false
        ) as is_retail,
        parameter.* exclude (as_of_date)
    from troubled_month as month
    inner join parameter on month.as_of_date = parameter.as_of_date
),

judged as (
    select
        month.*,
        coalesce(
            month.overdue > month.balance::decimal(38, 2) * month.material_share
            and month.overdue::decimal(38, 2)
            * if(
                coalesce(month.currency, $base_currency) = $base_currency,
                1::decimal(18, 8),
                exchange_rate.rate_to_base
            )
            * coalesce(month.own_share, 1)
            > if(month.is_retail, month.material_amount_retail, month.material_amount),
            true
        ) as is_material
    from debtor as month
    left join book.exchange_rate as exchange_rate
        on month.as_of_date = exchange_rate.as_of_date and month.currency = exchange_rate.currency
),

-- What makes a loan non-performing today, before its past and its debtor are looked at.
trigger as (
    select
        *,
        days > over_days and is_material as is_late,
        coalesce(impairment_stage = 3, false) as is_impaired,
        max(as_of_date) filter (
            where (days > over_days and is_material) or impairment_stage = 3 or is_unlikely_to_pay
        ) over past as last_trigger_on,
        lag(as_of_date) over past as month_before,
        min(as_of_date) filter (where is_forborne) over past as forborne_since
    from judged
    window past as (partition by loan_id order by as_of_date)
),

eased as (
    select distinct
        trigger.as_of_date,
        trigger.loan_id
    from trigger
    inner join book.restructuring as restructuring
        on
            trigger.loan_id = restructuring.loan_id
            and trigger.as_of_date >= restructuring.agreed_on
            and trigger.month_before < restructuring.agreed_on
            and trigger.forborne_since < restructuring.agreed_on
    where restructuring.difficulty <> 'none'
),

-- Forborne before it was cured: only then do a year's cure and a probation follow.
forborne as (
    select
        trigger.*,
        eased.loan_id is not null as is_eased_again,
        coalesce(forborne_since < (last_trigger_on + to_months(cure_months))::date, false) as was_bad_and_forborne
    from trigger
    left join eased on trigger.as_of_date = eased.as_of_date and trigger.loan_id = eased.loan_id
),

-- Late again, or eased again, in probation: non-performing as before.
base as (
    select
        *,
        is_forborne and was_bad_and_forborne and (days > probation_over_days or is_eased_again) as falls_back,
        is_late or is_impaired or is_unlikely_to_pay as is_triggered
    from forborne
),

remembered as (
    select
        *,
        max(as_of_date) filter (where is_triggered or falls_back) over (partition by loan_id order by as_of_date)
            as last_on
    from base
),

own as (
    select
        as_of_date,
        loan_id,
        customer_id,
        is_retail,
        is_on_book,
        balance,
        currency,
        own_share,
        is_late,
        is_triggered or falls_back as has_reason,
        case
            when is_late then 'npe_over_90'
            when is_impaired then 'npe_impaired'
            when is_unlikely_to_pay then 'npe_unlikely_to_pay'
            when falls_back then 'npe_probation'
            when
                is_forborne
                and was_bad_and_forborne
                and as_of_date < (greatest(last_on, forborne_since) + to_months(forborne_cure_months))::date
                and last_on is not null
                then 'npe_forborne_cure'
            when as_of_date < (last_on + to_months(cure_months))::date then 'npe_cure'
            when is_forborne then 'forborne'
        end as rule,
        pulling_share,
        pulled_cure_months
    from remembered
),

classed as (
    select
        *,
        case
            when rule is null then 1
            when rule = 'forborne' then 2
            else 3
        end as risk_class
    from own
),

-- Not retail: one non-performing claim makes all claims of the debtor so; retail: late ones, above a share of all.
failed as (
    select
        as_of_date,
        customer_id,
        bool_or(has_reason) as has_reason
    from classed
    where risk_class = 3 and customer_id is not null
    group by all
    having bool_or(is_late) or not bool_or(is_retail)
),

claim as (
    select
        held.as_of_date,
        held.customer_id,
        held.loan_id,
        held.is_retail,
        held.is_late,
        held.risk_class,
        held.pulling_share,
        failed.has_reason,
        greatest(held.balance, 0)::decimal(38, 2)
        * if(coalesce(held.currency, $base_currency) = $base_currency, 1::decimal(18, 8), exchange_rate.rate_to_base)
        * coalesce(held.own_share, 1)
            as balance
    from classed as held
    inner join failed on held.as_of_date = failed.as_of_date and held.customer_id = failed.customer_id
    left join book.exchange_rate as exchange_rate
        on held.as_of_date = exchange_rate.as_of_date and held.currency = exchange_rate.currency
    where held.is_on_book
),

weighed as (
    select
        *,
        sum(balance) over of_debtor as owed,
        sum(balance) filter (where is_late) over of_debtor as late
    from claim
    window of_debtor as (partition by as_of_date, customer_id)
),

pulled as (
    select
        as_of_date,
        loan_id,
        case when is_retail then 'npe_pulling' else 'npe_debtor' end as rule,
        has_reason
    from weighed
    where risk_class < 3 and (not is_retail or late > owed * pulling_share)
),

ever_pulled as (
    select distinct loan_id from pulled
),

-- A claim that is gone leaves its debtor's others to be cured like any other.
after_pulling as (
    select
        classed.as_of_date,
        classed.loan_id,
        classed.risk_class,
        classed.pulled_cure_months,
        pulled.loan_id is not null as is_pulled,
        max(classed.as_of_date) filter (where pulled.has_reason)
            over (partition by classed.loan_id order by classed.as_of_date) as last_pulled_on
    from classed
    semi join ever_pulled on classed.loan_id = ever_pulled.loan_id
    left join pulled on classed.as_of_date = pulled.as_of_date and classed.loan_id = pulled.loan_id
)

select
    as_of_date,
    loan_id,
    rule,
    risk_class::integer as risk_class
from classed
where rule is not null
union all
select
    as_of_date,
    loan_id,
    rule,
    3 as risk_class
from pulled
union all
select
    as_of_date,
    loan_id,
    'npe_cure' as rule,
    3 as risk_class
from after_pulling
where
    not is_pulled
    and risk_class < 3
    and as_of_date < (last_pulled_on + to_months(pulled_cure_months))::date
