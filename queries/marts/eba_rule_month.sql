-- title: Why a loan is non-performing or forborne as Basel and the EBA read it
-- title zh: 巴塞尔/EBA口径下贷款被认定为不良或宽限的原因
-- grain: as_of_date, loan_id, rule
-- sources: book.loan_month, book.loan, book.exchange_rate, book.restructuring, troubled_month, standard_parameter
-- parameters: base_currency varchar
-- stored: lake
-- period: as_of_date
-- notes: class 3 is non-performing, 2 performing but forborne; small firms are retail where they are under china_2023; where overdue principal or interest is not supplied every arrear counts as material
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
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'probation_over_days')::integer
            as probation_over_days,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'small_business_as_retail') = 1
            as small_business_as_retail
    from (select distinct as_of_date from troubled_month) as month
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
                coalesce(loan.currency, $base_currency) = $base_currency, 1::decimal(18, 8), exchange_rate.rate_to_base
            )
            * coalesce(loan.own_share, 1)
            > if(month.is_retail, month.material_amount_retail, month.material_amount),
            true
        ) as is_material
    from debtor as month
    left join book.loan as loan on month.loan_id = loan.loan_id
    left join book.exchange_rate as exchange_rate
        on month.as_of_date = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
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
        balance,
        is_late,
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
        pulling_share
    from remembered
),

ruled as (
    select
        *,
        case when rule = 'forborne' then 2 else 3 end as risk_class
    from own
    where rule is not null
),

-- Not retail: one non-performing claim makes all claims of the debtor so; retail: late ones, above a share of all.
failed as (
    select
        as_of_date,
        customer_id,
        bool_or(is_retail) as is_retail,
        any_value(pulling_share) as pulling_share
    from ruled
    where risk_class = 3 and customer_id is not null
    group by all
    having bool_or(is_late) or not bool_or(is_retail)
),

claim as (
    select
        failed.as_of_date,
        failed.customer_id,
        failed.is_retail,
        failed.pulling_share,
        held.loan_id,
        coalesce(ruled.is_late, false) as is_late,
        coalesce(ruled.risk_class = 3, false) as is_ruled,
        greatest(held.balance, 0)::decimal(38, 2)
        * if(coalesce(loan.currency, $base_currency) = $base_currency, 1::decimal(18, 8), exchange_rate.rate_to_base)
        * coalesce(loan.own_share, 1)
            as balance
    from failed
    inner join book.loan as loan on failed.customer_id = loan.customer_id
    inner join book.loan_month as held on loan.loan_id = held.loan_id and failed.as_of_date = held.as_of_date
    left join ruled on held.as_of_date = ruled.as_of_date and held.loan_id = ruled.loan_id
    left join book.exchange_rate as exchange_rate
        on failed.as_of_date = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
    where
        coalesce(held.status = 'active', held.balance is not null)
        and coalesce(held.is_on_book, true)
),

weighed as (
    select
        *,
        sum(balance) over of_debtor as owed,
        sum(balance) filter (where is_late) over of_debtor as late
    from claim
    window of_debtor as (partition by as_of_date, customer_id)
)

select
    as_of_date,
    loan_id,
    rule,
    risk_class::integer as risk_class
from ruled
where as_of_date in (select as_of_date from book.loan_month)
union all
select
    as_of_date,
    loan_id,
    case when is_retail then 'npe_pulling' else 'npe_debtor' end as rule,
    3 as risk_class
from weighed
where not is_ruled and (not is_retail or late > owed * pulling_share)
