-- grain: complaint_id; some about collection, as the steps of collection name them, the others about service
with called as (
    select
        position.loan_no,
        position.month - 1 as month,
        shown.customer_id
    from position
    inner join shown on position.loan_no = shown.loan_no
    anti join time_bar_expired on position.loan_no = time_bar_expired.loan_no
    cross join collection_habit
    where
        position.behind_before between 1 and 9
        -- the third month ends with a letter
        and position.behind_before <> 3
        and position.month > 0
        and not shown.shares_fate
        and draw('complains', position.loan_no, position.month - 1) < collection_habit.complains
        -- farmers are visited from the fourth month on
        and (
            shown.product_type <> 'rural_household_loan'
            or position.behind_before < 4
            or draw('agency', position.loan_no, 0) < collection_habit.agency
        )
),

gathered as (
    select
        'TSC' || printf('%010d', loan_no) || printf('%02d', month) as complaint_id,
        customer_id,
        'collection' as reason,
        as_of(month) + 1 + floor(5 * draw('opened', loan_no, month))::integer as opened_on
    from called
    union all
    select
        'TSF' || printf('%010d', loan_no),
        customer_id,
        pick(
            ['fees', 'service', 'early_repayment', 'information', 'credit_report', 'mis_selling'],
            draw('complaint', loan_no, 0)
        ),
        due_on(
            greatest(0, granted_month + 1)
            + floor(
                (last_month + if(outcome is null, 1, 0) - greatest(0, granted_month + 1))
                * draw('complaint', loan_no, 1)
            )::integer,
            1 + floor(27 * draw('complaint', loan_no, 2))::integer
        )
    from shown
    where
        draw('complaint', loan_no, 3) < 0.006
        and last_month > greatest(0, granted_month + 1)
),

dated as (
    select
        *,
        -- fifteen days are allowed; a few take longer
        opened_on + 2
        + floor(if(draw('slow', complaint_id, 0) < 0.08, 40, 13) * draw('closed', complaint_id, 0))::integer
            as answered_on
    from gathered
)

select
    complaint_id,
    customer_id,
    reason,
    opened_on,
    if(answered_on <= as_of(getvariable('months') - 1), answered_on, null) as closed_on,
    row_number() over (partition by customer_id, reason order by opened_on, complaint_id) > 1 as is_repeat
from dated
order by opened_on, complaint_id
