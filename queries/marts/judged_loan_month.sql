-- title: Every loan at every as-of date as judged: amounts, days past due, classes, buckets, collateral
-- title zh: 逐笔逐月认定结果：本位币金额、逾期天数、风险分类、逾期区间、押品
-- grain: as_of_date, loan_id
-- parameters: base_currency varchar
-- sources: book.loan_month, book.loan, book.exchange_rate, pledge_month, floor_rule_month, eba_rule_month, standard_class, standard_bucket, standard_parameter, book_date
-- stored: lake
-- period: as_of_date
-- written by: as_of_date, balance desc, loan_id
-- notes: off the book the balance is zero; without days past due and due-since dates only another rule gives a class; floor_rule is the rule that binds
with month as (
    select as_of_date from book_date
),

rate as (
    select
        as_of_date,
        $base_currency as currency,
        1::decimal(18, 8) as rate_to_base
    from month
    union all
    select
        as_of_date,
        currency,
        rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
),

class_in_force as (
    select
        month.as_of_date,
        standard_class.standard,
        standard_class.product_family,
        standard_class.risk_class,
        max_by(standard_class.over_days, standard_class.valid_from) as over_days
    from month
    inner join standard_class on month.as_of_date >= standard_class.valid_from
    group by all
),

technical as (
    select
        month.as_of_date,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as technical_days
    from month
    inner join standard_parameter on month.as_of_date >= standard_parameter.valid_from
    where standard_parameter.standard = 'china_2023' and standard_parameter.name = 'technical_days'
    group by all
),

last_day as (
    select
        greatest(
            (select max(from_days) from standard_bucket),
            (select max(over_days) + 1 from standard_class)
        ) as days
),

counted_day as (
    select unnest(range(0, days + 1))::integer as days from last_day
),

class_of_day as (
    select
        class_in_force.as_of_date,
        class_in_force.product_family,
        counted_day.days,
        max(class_in_force.risk_class) filter (where class_in_force.standard = 'china_2023')::integer as risk_class,
        max(class_in_force.risk_class) filter (where class_in_force.standard = 'eba')::integer as risk_class_eba,
        max(class_in_force.risk_class) filter (where class_in_force.standard = 'fdic')::integer as risk_class_fdic,
        max(class_in_force.risk_class) filter (where class_in_force.standard = 'par')::integer as risk_class_par
    from class_in_force
    inner join counted_day on class_in_force.over_days < counted_day.days
    group by all
),

bucket_of_day as (
    select
        counted_day.days,
        max(standard_bucket.bucket) filter (where standard_bucket.standard = 'china_2023') as bucket_china_2023,
        max(standard_bucket.bucket) filter (where standard_bucket.standard = 'fdic') as bucket_fdic
    from counted_day
    inner join standard_bucket
        on
            counted_day.days >= standard_bucket.from_days
            and (standard_bucket.to_days is null or counted_day.days <= standard_bucket.to_days)
    group by counted_day.days
),

backing as (
    select
        as_of_date,
        loan_id,
        sum(allocated_valuation)::decimal(18, 2) as valuation,
        sum(recognised_value)::decimal(18, 2) as collateral_value,
        max({ 'value': coalesce(recognised_value, -1), 'collateral_type': collateral_type })['collateral_type']
            as main_collateral_type,
        max(valued_on) as latest_valued_on
    from pledge_month
    where is_registered
    group by as_of_date, loan_id
),

floor_rule as (
    select
        as_of_date,
        loan_id,
        max({ 'risk_class': risk_class, 'rule': rule })['risk_class'] as risk_class,
        max({ 'risk_class': risk_class, 'rule': rule })['rule'] as rule
    from floor_rule_month
    group by as_of_date, loan_id
),

eba_rule as (
    select
        as_of_date,
        loan_id,
        max({ 'risk_class': risk_class, 'rule': rule })['risk_class'] as risk_class,
        max({ 'risk_class': risk_class, 'rule': rule })['rule'] as rule
    from eba_rule_month
    group by as_of_date, loan_id
),

stated as (
    select
        loan_month.*,
        loan.customer_id,
        coalesce(loan_month.branch_id, loan.branch_id, 'unknown') as branch,
        coalesce(loan.product_type, 'unknown') as product_type,
        case
            -- GB/T 4754 in full, such as C2611: figures are cut by its section
            when regexp_matches(loan.use_industry_code, '^[A-T][0-9]{2,4}$') then left(loan.use_industry_code, 1)
            when loan.use_industry_code is not null then loan.use_industry_code
            when loan.product_type in ('mortgage', 'consumer_loan', 'vehicle_loan', 'student_loan', 'credit_card')
                then 'personal'
            else 'unknown'
        end as use_industry_code,
        coalesce(loan.use_region_code, 'unknown') as use_region_code,
        coalesce(loan.currency, $base_currency) as currency,
        loan.original_amount,
        coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and coalesce(loan_month.is_on_book, true) as in_book,
        case when loan.product_type = 'credit_card' then 'card' else 'loan' end as product_family,
        coalesce(
            loan_month.days_past_due,
            loan_month.as_of_date - least(loan_month.principal_due_since, loan_month.interest_due_since)
        )::integer as counted_days,
        rate.rate_to_base::decimal(38, 8) * coalesce(loan.own_share, 1) as factor,
        rate.rate_to_base = 1 and coalesce(loan.own_share, 1) = 1 as is_plain
    from book.loan_month as loan_month
    left join book.loan as loan on loan_month.loan_id = loan.loan_id
    left join rate
        on loan_month.as_of_date = rate.as_of_date and coalesce(loan.currency, $base_currency) = rate.currency
),

counted as (
    select
        *,
        case when counted_days < 0 then 0 else counted_days end as days,
        case
            when not in_book then 0
            when balance < 0 then 0
            when is_plain then balance
            else round(balance * factor, 2)
        end::decimal(18, 2) as own_balance
    from stated
),

classed as (
    select
        counted.*,
        class_of_day.risk_class as risk_class_dpd,
        case
            when
                counted.overdue_cause = 'technical'
                and counted.product_family = 'loan'
                and counted.days between 1 and technical.technical_days
                then 1
            else class_of_day.risk_class
        end as class_by_days,
        floor_rule.risk_class as class_by_rule,
        floor_rule.rule as binding_rule,
        -- Beyond its days a loan is performing to the EBA unless a rule says otherwise: arrears may be immaterial.
        coalesce(eba_rule.risk_class, if(class_of_day.risk_class_eba is null, null, 1)) as risk_class_eba,
        eba_rule.rule as eba_rule,
        case when counted.is_nonaccrual then 3 else class_of_day.risk_class_fdic end as risk_class_fdic,
        class_of_day.risk_class_par,
        bucket_of_day.bucket_china_2023,
        bucket_of_day.bucket_fdic,
        backing.loan_id is not null as is_secured,
        backing.valuation,
        backing.collateral_value,
        backing.main_collateral_type,
        backing.latest_valued_on
    from counted
    cross join last_day
    left join technical on counted.as_of_date = technical.as_of_date
    left join class_of_day
        on
            counted.as_of_date = class_of_day.as_of_date
            and counted.product_family = class_of_day.product_family
            and case when counted.days > last_day.days then last_day.days else counted.days end = class_of_day.days
    left join bucket_of_day
        on case when counted.days > last_day.days then last_day.days else counted.days end = bucket_of_day.days
    left join backing on counted.as_of_date = backing.as_of_date and counted.loan_id = backing.loan_id
    left join floor_rule on counted.as_of_date = floor_rule.as_of_date and counted.loan_id = floor_rule.loan_id
    left join eba_rule on counted.as_of_date = eba_rule.as_of_date and counted.loan_id = eba_rule.loan_id
)

select
    as_of_date,
    loan_id,
    customer_id,
    branch as branch_id,
    product_type,
    use_industry_code,
    use_region_code,
    currency,
    own_balance as balance,
    in_book,
    case when is_plain then original_amount else round(original_amount * factor, 2) end::decimal(18, 2)
        as original_amount,
    days as days_past_due,
    risk_class_reported,
    risk_class_dpd,
    greatest(class_by_days, class_by_rule) as risk_class_floor,
    greatest(risk_class_reported, class_by_days, class_by_rule) as risk_class_effective,
    risk_class_eba,
    risk_class_fdic,
    risk_class_par,
    case
        when class_by_rule > coalesce(class_by_days, 0) then binding_rule
        when class_by_days > 1 then 'days_past_due'
        when class_by_days < risk_class_dpd then 'technical'
        when class_by_days is not null then 'none'
    end as floor_rule,
    eba_rule,
    bucket_china_2023,
    bucket_fdic,
    case when is_plain then overdue_principal else round(overdue_principal * factor, 2) end::decimal(18, 2)
        as overdue_amount,
    case when is_plain then loss_allowance else round(loss_allowance * factor, 2) end::decimal(18, 2)
        as loss_allowance,
    impairment_stage,
    class_reviewed_on,
    status,
    case when is_secured then own_balance else 0 end::decimal(18, 2) as secured_balance,
    case when is_secured then valuation else 0 end::decimal(18, 2) as valuation,
    case when is_secured then collateral_value else 0 end::decimal(18, 2) as collateral_value,
    case
        when not is_secured then 0
        when collateral_value is null then null
        else least(own_balance, collateral_value)
    end::decimal(18, 2) as covered_amount,
    case when is_secured then own_balance::double / nullif(valuation, 0)::double end as ltv,
    case
        when not is_secured or valuation is null then 'no valuation'
        when own_balance * 10 <= valuation * 5 then '<=50%'
        when own_balance * 10 <= valuation * 6 then '50-60%'
        when own_balance * 10 <= valuation * 7 then '60-70%'
        when own_balance * 10 <= valuation * 8 then '70-80%'
        when own_balance * 10 <= valuation * 9 then '80-90%'
        when own_balance <= valuation then '90-100%'
        else '>100%'
    end as ltv_band,
    coalesce(main_collateral_type, 'none') as main_collateral_type,
    latest_valued_on
from classed
