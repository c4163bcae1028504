-- grain: loan_id, sent_on, channel; business loans before they mature, mortgages before their first instalment
with due as (
    select
        shown.loan_no,
        shown.loan_id,
        shown.shares_fate,
        if(
            shown.shares_fate,
            due_on(shown.granted_month + shown.tenor, shown.due_day),
            due_on(shown.granted_month + 1, shown.due_day)
        ) as due_on,
        due_on(shown.granted_month, shown.granted_day) as granted_on,
        if(shown.outcome is null, as_of(getvariable('months') - 1), as_of(shown.last_month)) as ends_on
    from shown
    where shown.shares_fate or shown.product_type = 'mortgage'
),

sent as (
    select
        due.*,
        due.due_on - if(due.shares_fate, notice.days_before, 5)::integer as sent_on,
        if(due.shares_fate and draw('phoned', due.loan_no, 0) < notice.phoned_share, 'call', 'sms') as channel
    from due
    cross join notice
)

select
    loan_id,
    sent_on,
    channel,
    due_on
from sent
where
    sent_on between month_start(0) and ends_on
    and sent_on > granted_on
order by sent_on, loan_no
