-- grain: guarantee_id; for each loan whose main security is a guarantee. A firm that the bank has known for longer
-- stands for a younger one of the same district: chains and guarantors of many, and no way back to where one started.
with firm as (
    select
        shown.customer_id,
        any_value(shown.region_code) as region_code,
        any_value(shown.size_rank + if(shown.customer_type = 'corporate', 0, 1000000000)) as size_place,
        min(shown.granted_month) as known_since,
        -- firms of the planted circles stand for each other only
        not bool_or(guarantee_circle.guarantor_id is not null) as may_guarantee
    from shown
    left join guarantee_circle on shown.customer_id = guarantee_circle.guarantor_id
    where shown.shares_fate
    group by shown.customer_id
),

ordered as (
    select
        *,
        count_if(may_guarantee) over (
            partition by region_code order by known_since range between unbounded preceding and 1 preceding
        ) as elders,
        row_number() over (partition by region_code, may_guarantee order by known_since, customer_id) as place
    from firm
),

-- the first firm of a district has no older one: a person known for longest stands for it, as owners do
person as (
    select
        region_code,
        min_by(customer_id, (granted_month, customer_id)) as customer_id
    from shown
    where customer_type = 'retail'
    group by region_code
),

guaranteed as (
    select
        loan.loan_id,
        shown.loan_no,
        shown.granted_month,
        shown.granted_day,
        shown.last_month,
        shown.outcome,
        loan.original_amount,
        coalesce(loan.extended_to, loan.matures_on) as ends_on,
        ordered.region_code,
        if(ordered.elders = 0, 0, 1 + floor(ordered.elders * draw('guarantor', shown.loan_no, 1))::bigint) as one,
        if(ordered.elders = 0, 0, 1 + floor(ordered.elders * draw('guarantor', shown.loan_no, 2))::bigint) as other
    from file.loan as loan
    inner join shown on loan.loan_id = shown.loan_id
    inner join ordered on shown.customer_id = ordered.customer_id
    where
        loan.guarantee_type = 'guaranteed'
        and shown.shares_fate
),

-- of two that could, the larger one; now and then both
stood_for as (
    select
        guaranteed.*,
        surety.years_after,
        coalesce(
            if(one.size_place <= other.size_place, one.customer_id, other.customer_id), person.customer_id
        ) as first_id,
        if(
            one.customer_id <> other.customer_id and draw('partners', guaranteed.loan_no, 0) < surety.partners,
            if(one.size_place <= other.size_place, other.customer_id, one.customer_id),
            null
        ) as second_id
    from guaranteed
    cross join surety
    left join ordered as one
        on guaranteed.region_code = one.region_code and guaranteed.one = one.place and one.may_guarantee
    left join ordered as other
        on guaranteed.region_code = other.region_code and guaranteed.other = other.place and other.may_guarantee
    left join person on guaranteed.region_code = person.region_code
),

given as (
    select
        'B' || printf('%010d', loan_no) || '-1' as guarantee_id,
        first_id as guarantor_id,
        *
    from stood_for
    union all by name
    select
        'B' || printf('%010d', loan_no) || '-2' as guarantee_id,
        second_id as guarantor_id,
        *
    from stood_for
    where second_id is not null
    union all by name
    select
        'B' || printf('%010d', guarantee_circle.loan_no) || '-3' as guarantee_id,
        guarantee_circle.guarantor_id,
        shown.loan_id,
        guarantee_circle.since_month as granted_month,
        27 as granted_day,
        shown.last_month,
        shown.outcome,
        yuan(shown.amount) as original_amount,
        due_on(shown.granted_month + shown.tenor, shown.due_day) as ends_on,
        surety.years_after
    from guarantee_circle
    inner join shown on guarantee_circle.loan_no = shown.loan_no
    cross join surety
)

select
    guarantee_id,
    guarantor_id,
    loan_id,
    original_amount as amount,
    1::decimal(18, 8) as share,
    (ends_on + to_years(years_after::integer))::date as period_ends_on,
    due_on(granted_month, granted_day) as valid_from,
    if(outcome is null, null, as_of(last_month)) as valid_to
from given
order by guarantee_id
