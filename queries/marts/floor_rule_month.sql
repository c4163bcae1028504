-- title: Every rule but days past due that asks something of a loan's class
-- title zh: 除逾期天数外对贷款分类提出要求的各项规则
-- grain: as_of_date, loan_id, rule
-- sources: book.loan_month, book.loan, book.customer, book.exchange_rate, book.exposure, claim_rule_month, standard_class, standard_rule, standard_parameter, book_date
-- parameters: base_currency varchar
-- stored: lake
-- period: as_of_date
-- notes: contagion is judged once, on classes before it; a card pulls nothing and is not pulled, nor is a claim under a recognised enhancement; off the balance sheet acceptances, letters of credit and guarantees count
with month as (
    select as_of_date from book_date
),

parameter as (
    select
        month.as_of_date,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'debtor_npl_share') as debtor_npl_share,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'small_business_as_retail') = 1
            as small_business_as_retail
    from month
    inner join standard_parameter as setting on month.as_of_date >= setting.valid_from
    where setting.standard = 'china_2023'
    group by all
),

boundary as (
    select
        month.as_of_date,
        max_by(standard_class.over_days, standard_class.valid_from) as over_days
    from month
    inner join standard_class on month.as_of_date >= standard_class.valid_from
    where
        standard_class.standard = 'china_2023'
        and standard_class.product_family = 'loan'
        and standard_class.risk_class = 3
    group by all
),

rule_in_force as (
    select
        month.as_of_date,
        standard_rule.rule,
        max_by(standard_rule.risk_class, standard_rule.valid_from) as risk_class
    from month
    inner join standard_rule on month.as_of_date >= standard_rule.valid_from
    where standard_rule.standard = 'china_2023'
    group by all
),

npl_claim as (
    select
        loan_month.as_of_date,
        loan_month.loan_id
    from book.loan_month as loan_month
    inner join boundary on loan_month.as_of_date = boundary.as_of_date
    where
        loan_month.risk_class_reported >= 3
        or coalesce(
            loan_month.days_past_due,
            loan_month.as_of_date - least(loan_month.principal_due_since, loan_month.interest_due_since)
        ) > boundary.over_days
    union
    select
        as_of_date,
        loan_id
    from claim_rule_month
    where risk_class >= 3
),

-- Only debtors with a non-performing claim can pull others: the rest of the book is never summed.
failed as (
    select distinct
        npl_claim.as_of_date,
        loan.customer_id
    from npl_claim
    inner join book.loan as loan on npl_claim.loan_id = loan.loan_id
    inner join parameter on npl_claim.as_of_date = parameter.as_of_date
    inner join book.customer as customer
        on
            loan.customer_id = customer.customer_id
            and npl_claim.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
            and npl_claim.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    where
        loan.product_type is distinct from 'credit_card'
        and (
            customer.customer_type in ('corporate', 'financial')
            or (customer.customer_type = 'small_business' and not parameter.small_business_as_retail)
        )
),

claim as (
    select
        failed.as_of_date,
        failed.customer_id,
        held.loan_id,
        coalesce(held.has_recognised_enhancement, false) as is_enhanced,
        npl_claim.loan_id is not null as is_npl,
        round(
            greatest(held.balance, 0)::decimal(38, 2)
            * if(
                coalesce(loan.currency, $base_currency) = $base_currency, 1::decimal(18, 8), exchange_rate.rate_to_base
            )
            * coalesce(loan.own_share, 1),
            2
        )::decimal(28, 2) as balance
    from failed
    inner join book.loan as loan on failed.customer_id = loan.customer_id
    inner join book.loan_month as held on loan.loan_id = held.loan_id and failed.as_of_date = held.as_of_date
    left join npl_claim on held.as_of_date = npl_claim.as_of_date and held.loan_id = npl_claim.loan_id
    left join book.exchange_rate as exchange_rate
        on failed.as_of_date = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
    where
        coalesce(held.status = 'active', held.balance is not null)
        and coalesce(held.is_on_book, true)
        and loan.product_type is distinct from 'credit_card'
),

off_balance as (
    select
        failed.as_of_date,
        failed.customer_id,
        sum(exposure.amount) as amount
    from failed
    inner join book.exposure as exposure
        on failed.as_of_date = exposure.as_of_date and failed.customer_id = exposure.customer_id
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
),

pulled as (
    select
        claim.as_of_date,
        claim.loan_id,
        pulling.rule,
        rule_in_force.risk_class,
        null::date as since
    from claim
    inner join pulling on claim.as_of_date = pulling.as_of_date and claim.customer_id = pulling.customer_id
    inner join rule_in_force on pulling.as_of_date = rule_in_force.as_of_date and pulling.rule = rule_in_force.rule
    where not claim.is_npl and not claim.is_enhanced
)

select
    as_of_date,
    loan_id,
    rule,
    risk_class::integer as risk_class,
    since
from claim_rule_month
union all
select
    as_of_date,
    loan_id,
    rule,
    risk_class::integer as risk_class,
    since
from pulled
