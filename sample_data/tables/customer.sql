-- grain: customer_id, valid_from; every customer with a loan that is shown: firms are graded anew once a year and when
-- they fail, persons have a second row once they are late
with borrower as (
    select
        customer_id,
        any_value(shares_fate) as is_firm,
        min(due_on(granted_month, granted_day)) as first_on,
        max(last_month) as last_month,
        max(tenor) as tenor,
        sum(amount_in_yuan::bigint) as lent
    from shown
    group by customer_id
),

late as (
    select
        shown.customer_id,
        position.month,
        max(position.behind) as behind,
        bool_or(position.behind = 4 and position.behind_before = 3) as fails
    from position
    inner join shown on position.loan_no = shown.loan_no
    where position.behind > 0 and position.is_active
    group by shown.customer_id, position.month
),

corporate as (
    select
        client.customer_id,
        row_number() over (order by draw('group', client.customer_id, 0), client.customer_id) as place,
        count(*) over () as firms
    from client
    inner join borrower on client.customer_id = borrower.customer_id
    where
        client.customer_type = 'corporate'
        and client.size_rank > 0.15 * client.customers
),

-- Who belongs to a group by ownership bears the trade name of its first member.
namesake as (
    select
        member.customer_id,
        head.customer_id as named_like
    from corporate as member
    inner join corporate as head on head.place = member.place - (member.place - 1) % 3
    where member.place <= member.firms // 5 // 3 * 3 and member.place % 3 <> 0
),

described as (
    select
        client.* exclude (words),
        borrower.* exclude (customer_id),
        as_of(borrower.last_month) as seen_on,
        draw('dates', client.customer_id, 1) as checked_chance,
        draw('dates', client.customer_id, 2) as contact_chance,
        client.customer_type = 'small_business'
        and draw('self-employed', client.customer_id, 0) < people.self_employed as is_self_employed,
        case
            when client.customer_type = 'small_business' then if(client.size_rank % 3 = 0, 'small', 'micro')
            when borrower.is_firm and client.size > 1.2 then 'large'
            when borrower.is_firm and client.size > -0.3 then 'medium'
            when borrower.is_firm then 'small'
        end as size_class
    from client
    inner join borrower on client.customer_id = borrower.customer_id
    cross join people
),

-- What a firm is called and what it does.
styled as (
    select
        described.customer_id,
        if(described.size_class = 'large', '湖南', described.city) as place,
        pick(trade_name.first, draw('first', coalesce(namesake.named_like, described.customer_id), 0))
        || pick(trade_name.second, draw('second', coalesce(namesake.named_like, described.customer_id), 0))
        || if(
            draw('long name', coalesce(namesake.named_like, described.customer_id), 0) < 0.2,
            pick(trade_name.third, draw('third', coalesce(namesake.named_like, described.customer_id), 0)),
            ''
        ) as trade_name,
        pick(
            if(described.is_self_employed, industry_division.shops, industry_division.words),
            draw('division', described.customer_id, 0)
        ) as trade,
        pick(industry_division.divisions, draw('division', described.customer_id, 0)) as industry_code,
        case
            when described.is_self_employed then ''
            when described.size_class = 'large' and draw('form', described.customer_id, 0) < 0.3 then '股份有限公司'
            when draw('form', described.customer_id, 0) > 0.9 then '有限责任公司'
            else '有限公司'
        end as form,
        trade_name.apart
    from described
    inner join industry_division on described.industry_code = industry_division.section
    left join namesake on described.customer_id = namesake.customer_id
    cross join trade_name
    where described.is_firm
),

told_apart as (
    select
        *,
        row_number() over (partition by place, trade_name, trade order by customer_id) - 2 as namesakes_before
    from styled
),

firm as (
    select
        described.customer_id,
        told_apart.place || told_apart.trade_name
        || if(told_apart.namesakes_before >= 0, told_apart.apart[1 + told_apart.namesakes_before % 20], '')
        || if(told_apart.namesakes_before >= 20, told_apart.apart[told_apart.namesakes_before // 20], '')
        || told_apart.trade || told_apart.form as name,
        told_apart.industry_code,
        if(described.is_self_employed, '92', '91')
        || if(described.size_class = 'large', '430000', described.region_code) as registered_at,
        -- one to one, and far apart for neighbours
        (
            (2 * described.customer_no + (described.customer_type = 'corporate')::integer) * 10007919
            + hash(getvariable('seed')) % 1000003
        ) % 28629151 as organisation_no
    from described
    inner join told_apart on described.customer_id = told_apart.customer_id
),

organisation as (
    select
        firm.*,
        people.organisation_prefix || array_to_string(
            list_transform(
                [923521, 29791, 961, 31, 1],
                lambda unit: substr(
                    '0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + (firm.organisation_no // unit % 31)::integer, 1
                )
            ), ''
        ) as organisation
    from firm
    cross join people
),

registered as (
    select
        *,
        registered_at || organisation || substr(
            '0X987654321', 1 + (list_dot_product(
                list_transform(
                    string_split(organisation, ''),
                    lambda sign: strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', sign) - 1.0
                ), [3.0, 7, 9, 10, 5, 8, 4, 2]
            )::integer % 11), 1
        ) as unchecked
    from organisation
),

birth as (
    select
        described.customer_id,
        described.region_code,
        draw('sex', described.customer_id, 0) < people.male as is_male,
        draw('home', described.customer_id, 0) as home_chance,
        draw('birthplace', described.customer_id, 0) as place_chance,
        described.first_on - (365.25 * (
            age.youngest + (if(described.tenor >= 240, age.oldest_long, age.oldest) - age.youngest)
            * (draw('age', described.customer_id, 1) + draw('age', described.customer_id, 2)) / 2
        ))::integer as born_on
    from described
    inner join first_loan_age as age on described.customer_type = age.customer_type
    cross join people
    where not described.is_firm
),

birthplace_year as (
    select
        birthplace.home,
        years.born_in,
        flatten(list(birthplace.divisions order by birthplace.born_from, birthplace.born_to, birthplace.divisions[1]))
            as divisions
    from birthplace
    inner join range(1945, 2009) as years (born_in)
        on years.born_in between birthplace.born_from and birthplace.born_to
    group by birthplace.home, years.born_in
),

born as (
    select
        birth.*,
        pick(birthplace_year.divisions, birth.place_chance) || strftime(birth.born_on, '%Y%m%d') as place_and_day
    from birth
    cross join people
    inner join birthplace_year
        on
            case
                when birth.home_chance < people.home_born then left(birth.region_code, 4)
                when birth.home_chance < people.home_born + people.province_born then '43'
                else 'away'
            end = birthplace_year.home
            and year(birth.born_on) = birthplace_year.born_in
),

-- Even serials are women's, odd ones men's; those born on one day in one place are far apart.
numbered as (
    select
        *,
        place_and_day || printf(
            '%03d', (
                2 * floor(500 * draw('serial', place_and_day, 0))::integer
                + 374 * row_number() over (partition by place_and_day order by customer_id)
                + is_male::integer
            ) % 1000
        ) as unchecked
    from born
),

surname_copy as (
    select
        names,
        weight,
        unnest(range(weight)) as copy_no
    from surname
),

family_name as (
    select flatten(list(names order by weight, names[1], copy_no)) as surnames
    from surname_copy
),

person as (
    select
        numbered.customer_id,
        numbered.unchecked,
        pick(family_name.surnames, draw('surname', numbered.customer_id, 0))
        || pick(given_name.syllables, draw('given', numbered.customer_id, 1))
        || if(
            draw('given', numbered.customer_id, 0) < people.single_syllable,
            '',
            pick(given_name.syllables, draw('given', numbered.customer_id, 2))
        ) as name
    from numbered
    inner join given_name
        on
            numbered.is_male = given_name.is_male
            and year(numbered.born_on) between given_name.born_from and given_name.born_to
    cross join family_name
    cross join people
),

identified as (
    select
        customer_id,
        name,
        'uscc' as id_type,
        unchecked || substr(
            '0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + (
                31 - list_dot_product(
                    list_transform(
                        string_split(unchecked, ''),
                        lambda sign: strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', sign) - 1.0
                    ), [1.0, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
                )::integer % 31
            ) % 31, 1
        ) as id_number,
        industry_code
    from registered
    union all
    select
        customer_id,
        name,
        'ric',
        unchecked || substr(
            '10X98765432', 1 + list_dot_product(
                string_split(unchecked, '')::double[], [7.0, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
            )::integer % 11, 1
        ),
        null
    from person
),

-- The days on which a row begins. A firm is graded before its first loan, then once a year, and when it fails.
year_here as (
    select
        customer_id,
        first_on,
        seen_on,
        unnest(range(1, 1 + date_diff('year', first_on, seen_on)))::integer as years
    from described
    where is_firm
),

turn as (
    select
        described.customer_id,
        described.first_on as from_on,
        0 as behind
    from described
    union all
    select
        year_here.customer_id,
        (year_here.first_on + to_years(year_here.years))::date
        - (people.reviewed_early * draw('reviewed early', year_here.customer_id, 0))::integer as reviewed_on,
        0
    from year_here
    cross join people
    where reviewed_on <= year_here.seen_on
    union all
    select
        late.customer_id,
        as_of(late.month),
        4
    from late
    inner join described on late.customer_id = described.customer_id
    where described.is_firm and late.fails
    union all
    select
        late.customer_id,
        as_of(min(late.month)),
        2
    from late
    inner join described on late.customer_id = described.customer_id
    where not described.is_firm and late.behind >= 2
    group by late.customer_id
),

-- What the review could see, and what was to come.
watched as (
    select
        turn.customer_id,
        turn.from_on::date as from_on,
        greatest(
            max(turn.behind),
            coalesce(max(late.behind) filter (where as_of(late.month) <= turn.from_on), 0)
        ) as behind,
        coalesce(max(late.behind) filter (where as_of(late.month) > turn.from_on), 0) as will_be_behind
    from turn
    left join late
        on
            turn.customer_id = late.customer_id
            and as_of(late.month) between turn.from_on - interval 3 month and turn.from_on + interval 1 year
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
        described.* exclude (customer_id, industry_code),
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
                        0.9 * draw('grade', watched.customer_id, 0) - if(described.size > 1, 0.1, 0)
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
        coalesce(to_on - 1, described.seen_on) as told_on
    from watched
    inner join described on watched.customer_id = described.customer_id
    cross join people
    cross join grade_scale
)

select
    graded.customer_id,
    graded.customer_type,
    'borrower' as role,
    identified.name,
    identified.id_type,
    identified.id_number,
    case
        when graded.is_firm then identified.industry_code
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
        greatest(graded.from_on, graded.told_on - floor(700 * graded.checked_chance)::integer)
    ) as income_verified_on,
    greatest(
        graded.from_on,
        graded.told_on - (
            case
                when graded.is_firm then graded.verified_within_firm
                when graded.customer_type = 'retail' then graded.verified_within_person
                else graded.verified_within_household
            end * graded.checked_chance
        )::integer
    ) as verified_on,
    greatest(
        graded.from_on, graded.told_on - floor(graded.contacted_within * graded.contact_chance)::integer
    ) as contacted_on,
    graded.is_firm and draw('related', graded.customer_id, 0) < graded.related as is_related_party,
    graded.customer_type = 'corporate' and identified.industry_code = 'N78' and graded.size > 0.5
        as is_government_vehicle,
    graded.is_firm and left(identified.industry_code, 1) = 'K' as is_property_sector,
    -- up to 10 million yuan at this bank
    graded.customer_type = 'small_business' and graded.lent <= 1000000000 as is_inclusive_small,
    graded.customer_type = 'rural_household'
    or (graded.is_firm and left(identified.industry_code, 1) = 'A') as is_agricultural,
    if(graded.customer_type = 'rural_household', pick(word.villages, graded.contact_chance), null) as village,
    greatest(verified_on, contacted_on, graded.from_on) + time '02:30:00' as updated_at,
    graded.from_on as valid_from,
    graded.to_on as valid_to
from graded
inner join identified on graded.customer_id = identified.customer_id
cross join word
order by graded.customer_id, graded.from_on
