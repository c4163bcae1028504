-- grain: customer_id, month; how many instalments a customer's worst loan is behind, where any is
create table trouble as
select
    shown.customer_id,
    position.month,
    max(position.behind) as behind,
    bool_or(position.behind = 4 and position.behind_before = 3) as fails
from position
inner join shown on position.loan_no = shown.loan_no
where position.behind > 0 and position.is_active
group by shown.customer_id, position.month;

-- grain: customer_id; who every customer with a loan that is shown is: name, identity number, trade
create table identity as
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
        client.*,
        borrower.* exclude (customer_id),
        as_of(borrower.last_month) as seen_on,
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
)

select
    described.* exclude (industry_code),
    described.industry_code as section,
    identified.name,
    identified.id_type,
    identified.id_number,
    identified.industry_code
from described
inner join identified on described.customer_id = identified.customer_id;

-- grain: customer_id, month; how far a customer's income has fallen: over half a year before it stops paying, and since
create table slump as
with fall as (
    select
        trouble.customer_id,
        trouble.month - unnest(range(1, 1 + outlook.months_before::integer)) as month,
        0.6 * unnest(range(outlook.months_before::integer, 0, -1)) / outlook.months_before as fallen
    from trouble
    cross join outlook
    where
        trouble.behind >= 2
        and not exists (
            select 1 from trouble as earlier
            where
                earlier.customer_id = trouble.customer_id
                and earlier.month = trouble.month - 1
                and earlier.behind >= 2
        )
    union all
    select
        customer_id,
        month,
        0.65
    from trouble
    where behind >= 2
)

select
    customer_id,
    month,
    max(fallen) as fallen
from fall
group by customer_id, month;
