-- grain: inspection_id; what was due, what was done, and what the report says
with seen as (
    select
        visit.*,
        shown.loan_id,
        shown.shares_fate,
        shown.customer_type,
        position.behind,
        position.days_past_due,
        coalesce(position.balance, shown.amount) as balance,
        reports_copied.manager_id is not null as is_copied,
        photo_reused.photo
    from visit
    inner join shown on visit.loan_no = shown.loan_no
    left join position
        on
            visit.loan_no = position.loan_no
            -- the last report before the visit is what the manager has at hand
            and greatest(0, datediff('month', month_start(0), visit.done_on) - 1) = position.month
    left join reports_copied on visit.manager_id = reports_copied.manager_id and visit.done_on is not null
    left join photo_reused on visit.inspection_id = photo_reused.inspection_id
),

-- One hash a report, taken apart: a draw for each part would be most of the work.
worded as (
    select
        seen.*,
        coalesce(seen.behind, 0) > 0 as is_late,
        hash(getvariable('seed'), 'report', seen.inspection_id) as dice,
        (dice % 1000) / 1000.0 as first_chance,
        ((dice // 1000) % 1000) / 1000.0 as second_chance,
        ((dice // 1000000) % 1000) / 1000.0 as third_chance,
        -- sales and payments of a firm follow the size of its loan
        (3 + seen.balance * (30 + (dice // 1000000000) % 170)::bigint // 100000000)::varchar as money,
        (2 + seen.balance * (4 + (dice // 1000000000000) % 36)::bigint // 100000000)::varchar as other_money,
        (5 + (dice // 100000000000000) % 38)::varchar as fall,
        (62 + (dice // 1000000000000000) % 33)::varchar as share
    from seen
)

select
    worded.inspection_id,
    worded.loan_id,
    worded.kind,
    worded.due_on,
    worded.done_on,
    if(worded.done_on is null, null, worded.is_on_site) as is_on_site,
    worded.manager_id,
    case
        when worded.done_on is null then null
        when worded.is_copied then pick(phrase.copied, worded.first_chance)
        else
            strftime(worded.done_on, '%Y年%m月%d日')
            || if(worded.is_on_site, '现场走访', '非现场核查')
            || '：借据' || worded.loan_id || '余额' || printf('%.2f', worded.balance / 1000000) || '万元'
            || if(
                worded.is_late,
                '，最近一期报告日已逾期' || worded.days_past_due::varchar || '天。',
                '，无逾期欠息。'
            )
            || if(
                worded.shares_fate,
                replace(
                    replace(pick(phrase.firm_operations, worded.first_chance), '{m}', worded.money),
                    '{n}',
                    worded.share
                ) || '；' || replace(
                    replace(pick(phrase.firm_accounts, worded.second_chance), '{k}', worded.other_money),
                    '{d}',
                    worded.fall
                ) || '；' || pick(phrase.firm_security, worded.third_chance),
                replace(
                    replace(
                        replace(
                            if(
                                worded.customer_type = 'rural_household',
                                pick(phrase.farm_checks, worded.first_chance),
                                pick(phrase.personal_checks, worded.first_chance)
                            ),
                            '{m}',
                            worded.money
                        ),
                        '{k}',
                        worded.other_money
                    ),
                    '{d}',
                    worded.fall
                )
            )
            || '。' || if(
                worded.is_late,
                pick(phrase.worried, worded.third_chance),
                pick(phrase.fine, worded.second_chance)
            )
    end as report_text,
    if(
        worded.is_on_site,
        printf('%016x', hash(getvariable('seed'), 'photo', coalesce(worded.photo, worded.inspection_id))),
        null
    ) as photo_hash
from worded
cross join phrase
order by worded.loan_no, worded.due_on, worded.inspection_id
