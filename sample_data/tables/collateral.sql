-- grain: collateral_id
with item as (
    select
        collateral_id,
        customer_id,
        collateral_type,
        region_code,
        any_value(first_value) as first_value,
        min(due_on(lot_granted_month, lot_granted_day)) as valid_from,
        max(greatest(due_on(granted_month + tenor, due_day), as_of(lot_last_month))) as ends_on,
        as_of(max(lot_last_month)) as last_day
    from piece
    group by collateral_id, customer_id, collateral_type, region_code
),

-- property of debtors taken to court is seized soon after the suit is filed, where there is something to seize
seized as (
    select
        piece.collateral_id,
        min(litigation.filed_on + 10 + floor(40 * draw('seized', piece.collateral_id, 1))::integer) as seized_on
    from file.litigation as litigation
    inner join piece on litigation.loan_id = piece.loan_id
    inner join keeping on piece.collateral_type = keeping.collateral_type
    where
        draw('seized', piece.collateral_id, 0) < keeping.seized
        and litigation.filed_on + 50 <= as_of(getvariable('months') - 1)
    group by piece.collateral_id
)

select
    item.collateral_id,
    item.customer_id as owner_id,
    item.collateral_type,
    pick(keeping.subtypes, draw('subtype', item.collateral_id, 0)) as subtype,
    item.region_code,
    -- one to one, so that no two are alike
    if(keeping.years = 0, null, 'D43' || item.collateral_id) as registration_no,
    case
        when keeping.years = 0 then null
        else coalesce(
            registration_expired.registered_until,
            (
                item.ends_on + to_years(keeping.years::integer)
                + to_days(floor(60 * draw('registered', item.collateral_id, 0))::integer)
            )::date
        )
    end as registered_until,
    if(
        draw('insured', item.collateral_id, 0) < keeping.insured,
        10000 * round(item.first_value / 1000000 * (0.7 + 0.3 * draw('insured', item.collateral_id, 1))),
        null
    )::decimal(18, 2) as insured_amount,
    -- a policy runs for a year and is renewed
    coalesce(
        insurance_lapsed.insured_until,
        if(
            draw('insured', item.collateral_id, 0) < keeping.insured,
            item.last_day + (345 * draw('insured', item.collateral_id, 2))::integer,
            null
        )
    ) as insured_until,
    seized.seized_on,
    keeping.place as custody_place,
    item.valid_from,
    null::date as valid_to
from item
inner join keeping on item.collateral_type = keeping.collateral_type
left join seized on item.collateral_id = seized.collateral_id
left join insurance_lapsed on item.collateral_id = insurance_lapsed.collateral_id
left join registration_expired on item.collateral_id = registration_expired.collateral_id
order by item.collateral_id
