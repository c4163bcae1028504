-- One signal, contact lost, is raised months before many customers default, and seldom before anything else.

-- grain: customer_id; the first report of more than 90 days past due, and since when the customer owes anything
create table first_default as
with late as (
    select
        shown.customer_id,
        min(position.month) as month
    from position
    inner join shown on position.loan_no = shown.loan_no
    where position.days_past_due > 90
    group by shown.customer_id
)

select
    shown.customer_id,
    any_value(shown.shares_fate) as is_firm,
    min(shown.granted_month) as granted_month,
    any_value(late.month) as month,
    -- a signal comes after the first grant and is shown
    any_value(late.month) - greatest(0, min(shown.granted_month) + 1) as longest_lead
from shown
inner join late on shown.customer_id = late.customer_id
group by shown.customer_id;

-- grain: customer_id; those who are never that late, numbered by chance among firms and among people
create table untroubled as
with customer as (
    select
        customer_id,
        any_value(shares_fate) as is_firm,
        greatest(0, min(granted_month) + 1) as start_month,
        max(last_month + if(outcome is null, 1, 0)) as end_month
    from shown
    group by customer_id
)

select
    customer.*,
    row_number() over (partition by is_firm order by draw('untroubled', customer_id, 0), customer_id) as place
from customer
anti join first_default on customer.customer_id = first_default.customer_id
where customer.end_month > customer.start_month;

create table signal_precious as
with foretold as (
    select
        first_default.customer_id,
        first_default.month
        - least(
            first_default.longest_lead,
            2 + floor((signal_habit.longest_lead - 1) * draw('lead of contact', first_default.customer_id, 0))::integer
        ) as month,
        -- what comes after younger signals is not known yet, and a small bank needs enough that can be judged
        month < getvariable('months') - 7 as is_judged,
        signal_habit.precious,
        signal_habit.precious_at_least
    from first_default
    cross join signal_habit
    where
        getvariable('plants')
        and first_default.longest_lead >= 2
),

ranked as (
    select
        *,
        row_number() over (partition by is_judged order by draw('contact', customer_id, 0), customer_id) as place,
        count(*) over (partition by is_judged) as defaults
    from foretold
),

raised as (
    select
        customer_id,
        month,
        place
    from ranked
    where place <= greatest(if(is_judged, precious_at_least, 0), precious * defaults)
)

select
    customer_id,
    month
from raised
union all
-- one in six is mistaken
select
    untroubled.customer_id,
    untroubled.start_month + floor(
        (untroubled.end_month - untroubled.start_month) * draw('mistaken', untroubled.customer_id, 0)
    )::integer
from untroubled
where
    not untroubled.is_firm
    and untroubled.place <= (select count(*) // 5 from raised);

insert into truth by name
select
    'signal_precious' as fact,
    'business' as kind,
    'warning_signal_precious' as rule,
    json_object('rule', 'contact_lost') as key
where getvariable('plants');
