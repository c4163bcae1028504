-- title: Difference between loan system and ledger
-- title zh: 信贷系统与总账差异走势
-- grain: as_of_date
-- parameters: branch varchar[]
-- sources: ledger_month, check_tolerance
-- needs: loan_month, ledger, loan_month.ledger_account
-- notes: differences beyond the tolerance, added up without their signs, so that a shortfall does not hide behind a surplus; the net difference stands beside
-- notes zh: 超过容差的差异按绝对值加总，避免正负相抵；另列净差异
with judged as (
    select
        ledger_month.*,
        abs(ledger_month.difference) > check_tolerance.value as is_apart
    from ledger_month
    left join check_tolerance
        on
            check_tolerance.name = 'ledger_difference'
            and ledger_month.as_of_date >= check_tolerance.valid_from
            and ledger_month.as_of_date < coalesce(check_tolerance.valid_to, 'infinity'::date)
    where $branch is null or list_contains($branch, ledger_month.branch_id)
)

select
    as_of_date,
    sum(held_amount)::decimal(28, 2) as held_amount,
    sum(posted_amount)::decimal(28, 2) as posted_amount,
    coalesce(sum(abs(held_amount - posted_amount)) filter (where is_apart), 0)::decimal(28, 2) as apart_amount,
    coalesce(sum(held_amount - posted_amount) filter (where is_apart), 0)::decimal(28, 2) as net_apart_amount,
    count(*) as position_count,
    count(*) filter (where is_apart) as apart_position_count,
    coalesce(sum(abs(held_amount - posted_amount)) filter (where is_apart), 0)::double
    / nullif(sum(posted_amount), 0)::double as apart_share
from judged
group by as_of_date
order by as_of_date
