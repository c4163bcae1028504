-- grain: customer_id, inquired_on, bank; inquiries at the credit bureau by any bank: more of them in the half year
-- before a customer falls behind, when it looks for money
with calm as (
    select
        identity.customer_id,
        greatest(0, date_diff('month', getvariable('first_month')::date, identity.first_on)) as from_month,
        identity.last_month + 1 - from_month as months,
        unnest(range(
            floor(
                outlook.yearly_inquiries * months / 12 * 2 * draw('inquiries', identity.customer_id, 0)
            )::integer
        )) as inquiry_no
    from identity
    cross join outlook
),

asked as (
    select
        customer_id,
        from_month + floor(months * draw('inquired', customer_id, inquiry_no))::integer as month,
        inquiry_no
    from calm
    union all
    select
        slump.customer_id,
        slump.month,
        100 + slump.month
    from slump
    cross join outlook
    where
        slump.month >= 0
        and slump.fallen <= 0.6
        and draw('anxious', slump.customer_id, slump.month) < outlook.anxious_inquiries / outlook.months_before
)

select distinct
    asked.customer_id,
    due_on(asked.month, 1 + floor(27 * draw('inquired day', asked.customer_id, asked.inquiry_no))::integer)
        as inquired_on,
    pick(inquirer.banks, draw('inquirer', asked.customer_id, asked.inquiry_no)) as bank
from asked
inner join identity on asked.customer_id = identity.customer_id
cross join inquirer
where inquired_on between identity.first_on and identity.seen_on
order by asked.customer_id, inquired_on, bank
