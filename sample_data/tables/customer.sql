-- grain: customer_id; every customer with a loan that is shown
with borrower as (
    select
        customer_id,
        min(due_on(granted_month, granted_day)) as valid_from,
        bool_or(may_be_strained) as may_be_strained,
        any_value(shares_fate) as is_firm
    from shown
    group by customer_id
),

described as (
    select
        client.*,
        borrower.valid_from,
        borrower.is_firm,
        as_of(getvariable('months') - 1) as as_of_date,
        draw('name', client.customer_id, 1) as first_chance,
        draw('name', client.customer_id, 2) as second_chance,
        draw('name', client.customer_id, 3) as third_chance,
        draw('dates', client.customer_id, 1) as checked_chance,
        draw('dates', client.customer_id, 2) as contact_chance,
        pressure(client.size_rank, client.customer_type, getvariable('months') - 1) as pressed
    from client
    inner join borrower on client.customer_id = borrower.customer_id
)

select
    described.customer_id,
    described.customer_type,
    'borrower' as role,
    if(
        described.is_firm,
        described.city || pick(word.first_syllables, described.first_chance)
        || pick(word.second_syllables, described.second_chance)
        || pick(word.second_syllables, described.contact_chance)
        || pick(described.words, described.third_chance) || '有限公司',
        pick(word.surnames, described.first_chance) || pick(word.given, described.second_chance)
        || if(described.checked_chance < 0.25, '', pick(word.given, described.third_chance))
    ) as name,
    case
        when described.is_firm then described.industry_code
        when described.customer_type = 'rural_household' then 'A'
        else 'personal'
    end as industry_code,
    described.region_code,
    case
        when described.customer_type = 'small_business' then if(described.size_rank % 3 = 0, 'small', 'micro')
        when described.is_firm and described.size > 1.2 then 'large'
        when described.is_firm and described.size > -0.3 then 'medium'
        when described.is_firm then 'small'
    end as size_class,
    if(described.is_firm, pick(word.ratings, 1 - greatest(0.001, described.pressed)), null) as internal_rating,
    if(
        described.is_firm,
        greatest(described.valid_from, described.as_of_date - (20 + floor(300 * described.contact_chance))::integer),
        null
    ) as rated_on,
    if(described.is_firm, last_day(described.as_of_date - to_months(1 + month(described.as_of_date) % 3)), null)
        as financials_on,
    if(
        described.is_firm,
        null,
        greatest(described.valid_from, described.as_of_date - floor(700 * described.checked_chance)::integer)
    ) as income_verified_on,
    greatest(described.valid_from, described.as_of_date - (10 + floor(330 * described.checked_chance))::integer)
        as verified_on,
    greatest(described.valid_from, described.as_of_date - floor(85 * described.contact_chance)::integer)
        as contacted_on,
    false as is_related_party,
    described.is_firm and described.industry_code = 'N' and described.size > 0.5 as is_government_vehicle,
    described.is_firm and described.industry_code = 'K' as is_property_sector,
    described.customer_type = 'small_business' as is_inclusive_small,
    described.customer_type = 'rural_household'
    or (described.is_firm and described.industry_code = 'A') as is_agricultural,
    if(described.customer_type = 'rural_household', pick(word.villages, described.contact_chance), null) as village,
    described.as_of_date - floor(20 * described.contact_chance)::integer + time '02:30:00' as updated_at,
    described.valid_from,
    null::date as valid_to
from described
cross join word
order by described.customer_id
