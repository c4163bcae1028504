-- A loan fell due more than three years ago and was then forgotten: no demand, no promise, no suit.

-- grain: loan_no, missed_from; four and more instalments behind without a break, since the month after missed_from
create table spell as
with late as (
    select
        loan_no,
        month - behind as missed_from,
        max(month) as until_month,
        max(shift) as shift,
        max(balance) as balance,
        min(balance) as last_balance
    from position
    where
        behind >= 4
        and outcome is null
    group by loan_no, month - behind
)

select
    late.* exclude (shift),
    shown.loan_id,
    shown.customer_id,
    shown.product_type,
    shown.shares_fate,
    shown.monthly_rate,
    shown.fact,
    late.until_month = getvariable('months') - 1 as is_open,
    if(shown.last_month = late.until_month + 1, shown.outcome, null) as ended_by,
    as_of(late.until_month) as ends_on,
    -- called in by the bank after the fourth instalment is missed, where the contract does not end before
    least(
        due_on(late.missed_from + 5, 10),
        if(shown.repaid_by = 'revolving', null, due_on(shown.granted_month + shown.tenor + late.shift, shown.due_day))
    ) as fell_due_on
from late
inner join shown on late.loan_no = shown.loan_no;

create table time_bar_expired as
select
    loan_no,
    loan_id
from spell
where
    fact = 'time_bar_expired'
    and is_open;

insert into truth by name
select
    'time_bar_expired' as fact,
    'business' as kind,
    'limitation_event_time_bar_expired' as rule,
    json_object('loan_id', loan_id) as key
from time_bar_expired;

-- grain: loan_no, missed_from; suits over the loans that are six and more behind
create table lawsuit as
with filed as (
    select
        spell.*,
        month_start(spell.missed_from + 7) + floor(25 * draw('filed', spell.loan_no, 0))::integer as filed_on,
        court.first_instance_days,
        court.enforcement_days,
        draw('appeal', spell.loan_no, 0) < court.appealed as is_appealed
    from spell
    anti join time_bar_expired on spell.loan_no = time_bar_expired.loan_no
    cross join court
    where
        spell.product_type in ('corporate_loan', 'small_business_loan', 'mortgage')
        and spell.until_month >= spell.missed_from + 7
        and (draw('sued', spell.loan_no, 0) < court.sued or spell.ended_by = 'enforced')
)

select
    loan_no,
    loan_id,
    missed_from,
    is_open,
    ends_on,
    until_month,
    ended_by,
    last_balance,
    balance + round(8 * balance * monthly_rate)::bigint as claimed,
    filed_on,
    filed_on + floor(first_instance_days * (1 + draw('judged', loan_no, 0)))::integer as judged_on,
    is_appealed,
    if(is_appealed, judged_on + 15, null) as appealed_on,
    if(is_appealed, judged_on + 100 + floor(60 * draw('judged again', loan_no, 0))::integer, null) as final_on,
    coalesce(final_on, judged_on) + enforcement_days::integer as enforced_from
from filed;
