-- A firm is classed as a whole: with one loan non-performing none of its others is better than substandard.
-- The scripted loans keep the class that their own days and restructurings give.
create temp table failed as
select distinct
    shown.customer_id,
    position.month
from position
inner join shown on position.loan_no = shown.loan_no
where
    position.risk_class >= 3
    and shown.shares_fate
    and not shown.is_scripted;

-- What was pulled while late itself keeps its class until half a year of payment, as any other.
create temp table kept as
with
life as (
    select
        shown.customer_id,
        position.loan_no,
        position.month,
        position.behind > 0 as is_late,
        count(*) filter (where position.behind > 0) over past as run,
        max(failed.month) over past as last_pulled
    from position
    inner join shown on position.loan_no = shown.loan_no
    left join failed on shown.customer_id = failed.customer_id and position.month = failed.month
    where
        shown.customer_id in (select firm.customer_id from failed as firm)
        and shown.shares_fate
        and not shown.is_scripted
        and position.is_active
    window past as (partition by position.loan_no order by position.month)
),

clean as (
    select
        *,
        (
            not is_late
            and month - min(month) filter (where not is_late) over (partition by loan_no, run) >= 6
            and coalesce(last_pulled < month, true)
        ) as may_rise
    from life
),

remembered as (
    select
        *,
        max(month) filter (where may_rise) over (partition by loan_no order by month) as last_risen
    from clean
)

select distinct
    customer_id,
    month
from remembered
where last_pulled < month and last_pulled > coalesce(last_risen, -1)
except
select
    customer_id,
    month
from failed;

insert into failed by name
select
    customer_id,
    month
from kept;

update position
set
    risk_class = 3,
    stage = 3
from shown, failed
where
    position.loan_no = shown.loan_no
    and shown.customer_id = failed.customer_id
    and position.month = failed.month
    and position.risk_class < 3;

-- A loan that took the place of a non-performing one inherits its class, and the firm with it.
create temp table heir as
select
    shown.customer_id,
    shown.loan_no,
    greatest(
        shown.granted_month,
        coalesce(max(position.month) filter (where position.behind > 0), 0)
    ) + 6 as last_month
from shown
inner join position as previous
    on
        shown.previous_loan_no = previous.loan_no
        and shown.granted_month - 1 = previous.month
        and previous.risk_class >= 3
inner join position
    on
        shown.loan_no = position.loan_no
        and shown.granted_month + 6 >= position.month
where
    shown.origination_type in ('refinanced', 'renewed_without_repayment')
    and shown.shares_fate
    and not shown.is_scripted
group by shown.customer_id, shown.loan_no, shown.granted_month;

insert into failed by name
select distinct
    heir.customer_id,
    position.month
from heir
inner join position on heir.loan_no = position.loan_no and heir.last_month >= position.month;

update position
set
    risk_class = 3,
    stage = 3
from shown, failed
where
    position.loan_no = shown.loan_no
    and shown.customer_id = failed.customer_id
    and position.month = failed.month
    and position.risk_class < 3;
