-- title: Differences by branch
-- title zh: 各机构差异
-- grain: branch
-- parameters: as_of_date date, branch varchar[]
-- sources: ledger_month, check_tolerance
-- needs: loan_month, ledger, loan_month.ledger_account
-- notes: differences beyond the tolerance, added up without their signs
-- notes zh: 超过容差的差异按绝对值加总
with newest as (
    select max(as_of_date) as as_of_date from ledger_month
),

judged as (
    select
        ledger_month.*,
        abs(ledger_month.difference) > check_tolerance.value as is_apart
    from ledger_month
    left join check_tolerance
        on
            check_tolerance.name = 'ledger_difference'
            and ledger_month.as_of_date >= check_tolerance.valid_from
            and ledger_month.as_of_date < coalesce(check_tolerance.valid_to, 'infinity'::date)
    where
        ledger_month.as_of_date = coalesce($as_of_date::date, (select newest.as_of_date from newest))
        and ($branch is null or list_contains($branch, ledger_month.branch_id))
)

select
    branch_id as branch,
    coalesce(sum(abs(held_amount - posted_amount)) filter (where is_apart), 0)::decimal(28, 2) as apart_amount,
    coalesce(sum(held_amount - posted_amount) filter (where is_apart), 0)::decimal(28, 2) as net_apart_amount,
    count(*) filter (where is_apart) as apart_position_count,
    count(*) as position_count
from judged
group by branch_id
order by apart_amount desc, branch asc
