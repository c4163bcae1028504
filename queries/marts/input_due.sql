-- title: What is known of the borrowers and collateral of the last report: when it goes stale
-- title zh: 最近一期借款人及押品信息的到期日汇总
-- grain: input, customer_type, risk_tier, due_on, withheld_on
-- sources: judged_loan_month, book.customer, pledge_month, book.inspection, standard_parameter, tolerance
-- stored: memory
-- period: none
-- notes: due_on is the last day on which the input is within its service level, withheld_on the last day within the hard limit; both are null where the input was never recorded; an input counts only for the kinds of customer that the feed records it for; a loan is as old as the oldest valuation behind it, and was seen at its last inspection or, without one, when the first was due
with newest as (
    select max(as_of_date) as as_of_date from judged_loan_month
),

parameter as (
    select
        standard_parameter.name,
        max_by(standard_parameter.value, standard_parameter.valid_from) as value
    from standard_parameter
    inner join newest on standard_parameter.valid_from <= newest.as_of_date
    where standard_parameter.standard = 'bank'
    group by standard_parameter.name
    union all
    select
        tolerance.name,
        max_by(tolerance.value, tolerance.valid_from) as value
    from tolerance
    inner join newest on tolerance.valid_from <= newest.as_of_date
    group by tolerance.name
),

owed as (
    select
        judged_loan_month.loan_id,
        judged_loan_month.customer_id,
        judged_loan_month.balance
    from judged_loan_month
    inner join newest on judged_loan_month.as_of_date = newest.as_of_date
    where judged_loan_month.in_book and judged_loan_month.balance > 0
),

customer as (
    select
        customer_id,
        coalesce(customer_type, 'unknown') as customer_type,
        coalesce(risk_tier, 'unknown') as risk_tier,
        verified_on,
        rated_on,
        financials_on,
        income_verified_on,
        contacted_on
    from book.customer
    where customer_id in (select owed.customer_id from owed)
    qualify row_number() over (partition by customer_id order by valid_from desc nulls last) = 1
),

recorded as (
    select
        customer.customer_type,
        customer.risk_tier,
        sum(owed.balance) as balance,
        {
            'verification': any_value(customer.verified_on),
            'rating': any_value(customer.rated_on),
            'financials': any_value(customer.financials_on),
            'income': any_value(customer.income_verified_on),
            'contact': any_value(customer.contacted_on)
        } as last_on
    from owed
    inner join customer on owed.customer_id = customer.customer_id
    group by owed.customer_id, customer.customer_type, customer.risk_tier
),

valued as (
    select
        pledge_month.loan_id,
        case when count(*) = count(pledge_month.valued_on) then min(pledge_month.valued_on) end as last_on
    from pledge_month
    inner join newest on pledge_month.as_of_date = newest.as_of_date
    group by pledge_month.loan_id
),

inspected as (
    select
        loan_id,
        coalesce(max(done_on), min(due_on)) as last_on
    from book.inspection
    group by loan_id
),

of_loan as (
    select
        'valuation' as input,
        owed.customer_id,
        owed.balance,
        valued.last_on
    from owed
    inner join valued on owed.loan_id = valued.loan_id
    union all
    select
        'inspection' as input,
        owed.customer_id,
        owed.balance,
        inspected.last_on
    from owed
    inner join inspected on owed.loan_id = inspected.loan_id
),

dated as (
    select
        unnest(['verification', 'rating', 'financials', 'income', 'contact']) as input,
        customer_type,
        risk_tier,
        balance,
        unnest(
            [last_on.verification, last_on.rating, last_on.financials, last_on.income, last_on.contact]
        ) as last_on
    from recorded
    union all
    select
        of_loan.input,
        coalesce(customer.customer_type, 'unknown') as customer_type,
        coalesce(customer.risk_tier, 'unknown') as risk_tier,
        of_loan.balance,
        of_loan.last_on
    from of_loan
    left join customer on of_loan.customer_id = customer.customer_id
),

grouped as (
    select
        input,
        customer_type,
        risk_tier,
        last_on,
        count(*) as subject_count,
        sum(balance) as balance
    from dated
    group by all
),

expected as (
    select distinct
        input,
        customer_type
    from grouped
    where last_on is not null
),

kind as (
    select distinct
        input,
        customer_type,
        risk_tier
    from grouped
),

allowed as (
    select
        kind.input,
        kind.customer_type,
        kind.risk_tier,
        coalesce(of_tier.value, of_type.value, of_input.value)::integer as days
    from kind
    left join parameter as of_input
        on of_input.name = case kind.input when 'valuation' then 'stale_valuation_days' else kind.input || '_days' end
    left join parameter as of_type on of_type.name = kind.input || '_days_' || kind.customer_type
    left join parameter as of_tier
        on of_tier.name = kind.input || '_days_' || kind.customer_type || '_' || kind.risk_tier
)

select
    grouped.input,
    grouped.customer_type,
    grouped.risk_tier,
    grouped.last_on + allowed.days as due_on,
    grouped.last_on + (allowed.days * hard.value)::integer as withheld_on,
    sum(grouped.subject_count)::bigint as subject_count,
    sum(grouped.balance)::decimal(28, 2) as balance
from grouped
inner join expected on grouped.input = expected.input and grouped.customer_type = expected.customer_type
inner join allowed
    on
        grouped.input = allowed.input
        and grouped.customer_type = allowed.customer_type
        and grouped.risk_tier = allowed.risk_tier
inner join parameter as hard on hard.name = 'hard_limit_factor'
where allowed.days is not null
group by all
