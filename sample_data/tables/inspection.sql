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

worded as (
    select
        seen.*,
        coalesce(seen.behind, 0) > 0 as is_late,
        draw('report 1', seen.inspection_id, 0) as first_chance,
        draw('report 2', seen.inspection_id, 0) as second_chance,
        draw('report 3', seen.inspection_id, 0) as third_chance,
        printf('%d', (20 + floor(seen.balance / 10000000 + 900 * draw('report 4', seen.inspection_id, 0)))::bigint)
            as money,
        printf('%d', (15 + floor(seen.balance / 15000000 + 600 * draw('report 6', seen.inspection_id, 0)))::bigint)
            as other_money,
        printf('%d', (3 + floor(17 * draw('report 7', seen.inspection_id, 0)))::bigint) as fall,
        printf('%d', (62 + floor(33 * draw('report 5', seen.inspection_id, 0)))::bigint) as share
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
                    replace(pick(phrase.personal_checks, worded.first_chance), '{m}', worded.money),
                    '{n}',
                    worded.share
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
