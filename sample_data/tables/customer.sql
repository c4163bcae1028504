-- grain: customer_id, valid_from; every customer with a loan that is shown: firms are graded anew once a year and when
-- they fail, persons have a second row once they are late
-- The days on which a row begins. A firm is graded before its first loan, then once a year, and when it fails.
with year_here as (
    select
        customer_id,
        first_on,
        seen_on,
        unnest(range(1, 1 + date_diff('year', first_on, seen_on)))::integer as years
    from identity
    where is_firm
),

turn as (
    select
        identity.customer_id,
        identity.first_on as from_on,
        0 as behind
    from identity
    union all
    select
        year_here.customer_id,
        (year_here.first_on + to_years(year_here.years))::date
        - (people.reviewed_early * draw('reviewed early', year_here.customer_id, 0))::integer as reviewed_on,
        0
    from year_here
    cross join people
    left join overdue_re_ratings on year_here.customer_id = overdue_re_ratings.customer_id
    where reviewed_on <= coalesce(overdue_re_ratings.none_after, year_here.seen_on)
    union all
    select
        trouble.customer_id,
        as_of(trouble.month),
        4
    from trouble
    inner join identity on trouble.customer_id = identity.customer_id
    where identity.is_firm and trouble.fails
    union all
    select
        trouble.customer_id,
        as_of(min(trouble.month)),
        2
    from trouble
    inner join identity on trouble.customer_id = identity.customer_id
    where not identity.is_firm and trouble.behind >= 2
    group by trouble.customer_id
),

-- What the review could see, and what was to come.
watched as (
    select
        turn.customer_id,
        turn.from_on::date as from_on,
        greatest(
            max(turn.behind),
            coalesce(max(trouble.behind) filter (where as_of(trouble.month) <= turn.from_on), 0)
        ) as behind,
        coalesce(max(trouble.behind) filter (where as_of(trouble.month) > turn.from_on), 0) as will_be_behind
    from turn
    left join trouble
        on
            turn.customer_id = trouble.customer_id
            and as_of(trouble.month) between turn.from_on - interval 3 month and turn.from_on + interval 2 year
    group by turn.customer_id, turn.from_on
),

grade_scale as (
    select
        internal_grade.grades,
        internal_grade.outside,
        flatten(list_transform(
            range(1, len(internal_grade.grades) + 1),
            lambda grade: list_transform(range(internal_grade.widths[grade]), lambda counted: grade)
        )) as places
    from internal_grade
),

graded as (
    select
        watched.*,
        identity.* exclude (customer_id),
        draw('dates', watched.customer_id, 1) as checked_chance,
        draw('dates', watched.customer_id, 2) as contact_chance,
        people.* exclude (self_employed),
        grade_scale.grades,
        grade_scale.outside,
        least(
            13,
            pick(
                grade_scale.places,
                least(
                    0.999, greatest(
                        0,
                        0.9 * draw('grade', watched.customer_id, 0) - if(identity.size > 1, 0.1, 0)
                        + 0.1 * draw('grade', watched.customer_id, year(watched.from_on))
                    )
                )
            )
            + case
                when watched.behind >= 4 then 13
                when watched.behind >= 2 then 4
                when watched.behind = 1 then 2
                when
                    watched.will_be_behind >= 3
                    and draw('foreseen', watched.customer_id, year(watched.from_on)) < people.foreseen then 3
                else 0
            end
        ) as grade,
        draw('tier', watched.customer_id, 0) as tier_chance,
        lead(watched.from_on) over (partition by watched.customer_id order by watched.from_on) as to_on,
        coalesce(to_on - 1, identity.seen_on) as told_on
    from watched
    inner join identity on watched.customer_id = identity.customer_id
    cross join people
    cross join grade_scale
)

select
    graded.customer_id,
    graded.customer_type,
    if(graded.customer_id in (select guarantee.guarantor_id from file.guarantee), 'both', 'borrower') as role,
    graded.name,
    graded.id_type,
    graded.id_number,
    if(graded.id_type = 'ric', strptime(substr(graded.id_number, 7, 8), '%Y%m%d')::date, null) as born_on,
    case
        when graded.is_firm then graded.industry_code
        when graded.customer_type = 'rural_household' then 'A'
        else 'personal'
    end as industry_code,
    graded.region_code,
    graded.size_class,
    if(graded.is_firm, graded.grades[graded.grade], null) as internal_rating,
    if(graded.is_firm, graded.from_on, null) as rated_on,
    if(
        graded.customer_type = 'corporate' and graded.size_rank <= graded.rated_outside * graded.customers,
        pick(graded.outside, graded.size_rank / (graded.rated_outside * graded.customers + 1)),
        null
    ) as external_rating,
    -- agencies publish their yearly follow-up by the end of June
    if(
        external_rating is null,
        null,
        make_date(year(graded.told_on) - (month(graded.told_on) < 7)::integer, 6, 15 + graded.size_rank % 14)
    ) as external_rated_on,
    case
        -- planted against the service level of their kind, not that of a tier
        when stale_customers.customer_id is not null then 'low'
        when graded.behind >= 2 or (graded.is_firm and graded.grade >= 11) then 'high'
        when graded.behind = 1 or if(graded.is_firm, graded.grade >= 8, graded.tier_chance > 0.85) then 'medium'
        else 'low'
    end as risk_tier,
    case
        when not graded.is_firm then null
        when graded.told_on >= make_date(year(graded.told_on), 8, 31) then make_date(year(graded.told_on), 6, 30)
        when graded.told_on >= make_date(year(graded.told_on), 4, 30) then make_date(year(graded.told_on) - 1, 12, 31)
        else make_date(year(graded.told_on) - 1, 6, 30)
    end as financials_on,
    if(
        graded.is_firm,
        null,
        greatest(
            graded.from_on,
            graded.told_on - floor(
                if(risk_tier = 'high', graded.high_tier_within, 1) * graded.income_within * graded.checked_chance
            )::integer
        )
    ) as income_verified_on,
    if(
        graded.to_on is null and stale_customers.verified_on is not null,
        stale_customers.verified_on,
        greatest(
            graded.from_on,
            graded.told_on - (
                case
                    when graded.is_firm then graded.verified_within_firm
                    when graded.customer_type = 'retail' then graded.verified_within_person
                    else graded.verified_within_household
                end * if(risk_tier = 'high', graded.high_tier_within, 1) * graded.checked_chance
            )::integer
        )
    ) as verified_on,
    greatest(
        graded.from_on, graded.told_on - floor(graded.contacted_within * graded.contact_chance)::integer
    ) as contacted_on,
    graded.is_firm and draw('related', graded.customer_id, 0) < graded.related as is_related_party,
    graded.customer_type = 'corporate' and graded.industry_code = 'N78' and graded.size > 0.5
        as is_government_vehicle,
    graded.is_firm and left(graded.industry_code, 1) = 'K' as is_property_sector,
    -- up to 10 million yuan at this bank
    graded.customer_type = 'small_business' and graded.lent <= 1000000000 as is_inclusive_small,
    graded.customer_type = 'rural_household'
    or (graded.is_firm and left(graded.industry_code, 1) = 'A') as is_agricultural,
    if(graded.customer_type = 'rural_household', pick(word.villages, graded.contact_chance), null) as village,
    greatest(verified_on, contacted_on, graded.from_on) + time '02:30:00' as updated_at,
    graded.from_on as valid_from,
    graded.to_on as valid_to
from graded
left join stale_customers on graded.customer_id = stale_customers.customer_id
cross join word
order by graded.customer_id, graded.from_on
