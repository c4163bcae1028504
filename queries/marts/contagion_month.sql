-- title: Claims pulled by another non-performing claim of their debtor, over the whole past
-- title zh: 被同一债务人其他不良债权传染的债权（全部历史）
-- grain: as_of_date, loan_id
-- sources: troubled_month, upgrade_month, rule_month, history_date, history.exposure, book.exchange_rate, standard_parameter
-- parameters: base_currency varchar
-- stored: scratch
-- period: none
-- notes: judged once, on classes before it; a card pulls nothing and is not pulled, nor is a claim under a recognised enhancement; off the balance sheet acceptances, letters of credit and guarantees count
with parameter as (
    select
        month.as_of_date,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'debtor_npl_share') as debtor_npl_share,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'small_business_as_retail') = 1
            as small_business_as_retail
    from history_date as month
    inner join standard_parameter as setting on month.as_of_date >= setting.valid_from
    where setting.standard = 'china_2023'
    group by all
),

judged as (
    select
        month.as_of_date,
        month.customer_id,
        month.loan_id,
        month.is_on_book,
        month.is_enhanced,
        month.balance,
        month.currency,
        month.own_share,
        coalesce(month.risk_class_reported >= 3 or month.class_by_days >= 3 or month.impairment_stage = 3, false)
        or month.evades_debt
        or month.class_by_debtor is not null
        or upgrade_month.loan_id is not null as is_npl
    from troubled_month as month
    inner join parameter on month.as_of_date = parameter.as_of_date
    left join upgrade_month
        on month.as_of_date = upgrade_month.as_of_date and month.loan_id = upgrade_month.loan_id
    where
        month.product_family = 'loan'
        and (
            month.customer_type in ('corporate', 'financial')
            or (month.customer_type = 'small_business' and not parameter.small_business_as_retail)
        )
),

-- Only debtors with a non-performing claim can pull others: the rest is never summed.
failed as (
    select distinct
        as_of_date,
        customer_id
    from judged
    where is_npl
),

claim as (
    select
        judged.as_of_date,
        judged.customer_id,
        judged.loan_id,
        judged.is_enhanced,
        judged.is_npl,
        round(
            greatest(judged.balance, 0)::decimal(38, 2)
            * if(
                coalesce(judged.currency, $base_currency) = $base_currency,
                1::decimal(18, 8),
                exchange_rate.rate_to_base
            )
            * coalesce(judged.own_share, 1),
            2
        )::decimal(28, 2) as balance
    from judged
    semi join failed on judged.as_of_date = failed.as_of_date and judged.customer_id = failed.customer_id
    left join book.exchange_rate as exchange_rate
        on judged.as_of_date = exchange_rate.as_of_date and judged.currency = exchange_rate.currency
    where judged.is_on_book
),

off_balance as (
    select
        exposure.as_of_date,
        exposure.customer_id,
        sum(exposure.amount) as amount
    from history.exposure as exposure
    semi join failed on exposure.as_of_date = failed.as_of_date and exposure.customer_id = failed.customer_id
    where exposure.is_off_balance and exposure.kind in ('acceptance', 'letter_of_credit', 'guarantee')
    group by all
),

on_balance as (
    select
        as_of_date,
        customer_id,
        sum(balance) as amount,
        coalesce(sum(balance) filter (where is_npl), 0) as npl_amount
    from claim
    group by all
),

pulling as (
    select
        on_balance.as_of_date,
        on_balance.customer_id,
        case
            when
                on_balance.npl_amount
                > (on_balance.amount + coalesce(off_balance.amount, 0)) * parameter.debtor_npl_share
                then 'contagion'
            else 'contagion_watch'
        end as rule
    from on_balance
    inner join parameter on on_balance.as_of_date = parameter.as_of_date
    left join off_balance
        on on_balance.as_of_date = off_balance.as_of_date and on_balance.customer_id = off_balance.customer_id
    where on_balance.npl_amount > 0
)

select
    claim.as_of_date,
    claim.loan_id,
    pulling.rule,
    rule_month.risk_class
from claim
inner join pulling on claim.as_of_date = pulling.as_of_date and claim.customer_id = pulling.customer_id
inner join rule_month on pulling.as_of_date = rule_month.as_of_date and pulling.rule = rule_month.rule
where not claim.is_npl and not claim.is_enhanced
