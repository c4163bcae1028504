-- title: Loan system against ledger, position by position
-- title zh: 信贷系统与总账核对明细
-- grain: account, branch, currency
-- parameters: as_of_date date, branch varchar[]
-- sources: ledger_month, check_tolerance
-- needs: loan_month, ledger, loan_month.ledger_account
-- notes: one account of one branch in one currency; judged in that currency against the tolerance of its date, shown in base currency; months open counts the reports in a row, up to this one, that were off
-- notes zh: 每行为一个机构一个科目一个币种；按原币及当日容差判断，按本位币列示；差异持续月数为截至当期连续存在差异的期数
with newest as (
    select max(as_of_date) as as_of_date from ledger_month
),

judged as (
    select
        ledger_month.*,
        check_tolerance.value as tolerance,
        abs(ledger_month.difference) > check_tolerance.value as is_apart
    from ledger_month
    left join check_tolerance
        on
            check_tolerance.name = 'ledger_difference'
            and ledger_month.as_of_date >= check_tolerance.valid_from
            and ledger_month.as_of_date < coalesce(check_tolerance.valid_to, 'infinity'::date)
    where
        ledger_month.as_of_date <= coalesce($as_of_date::date, (select newest.as_of_date from newest))
        and ($branch is null or list_contains($branch, ledger_month.branch_id))
),

agreed as (
    select
        account,
        branch_id,
        currency,
        max(as_of_date) filter (where not is_apart) as last_agreed_on
    from judged
    group by account, branch_id, currency
),

open_since as (
    select
        judged.account,
        judged.branch_id,
        judged.currency,
        min(judged.as_of_date) as apart_since_on,
        count(*) as months_open_count
    from judged
    inner join agreed
        on
            judged.account = agreed.account
            and judged.branch_id = agreed.branch_id
            and judged.currency = agreed.currency
    where judged.is_apart and judged.as_of_date > coalesce(agreed.last_agreed_on, '-infinity'::date)
    group by judged.account, judged.branch_id, judged.currency
)

select
    judged.account,
    judged.branch_id as branch,
    judged.currency,
    case when judged.is_apart then 'apart' when not judged.is_apart then 'agrees' else 'not_judged' end as verdict,
    judged.held_amount,
    judged.posted_amount,
    (judged.held_amount - judged.posted_amount)::decimal(28, 2) as difference_amount,
    judged.tolerance,
    open_since.apart_since_on,
    coalesce(open_since.months_open_count, 0) as months_open_count,
    judged.loan_count
from judged
left join open_since
    on
        judged.is_apart
        and judged.account = open_since.account
        and judged.branch_id = open_since.branch_id
        and judged.currency = open_since.currency
where
    judged.as_of_date = coalesce($as_of_date::date, (select newest.as_of_date from newest))
order by
    coalesce(judged.is_apart, true) desc,
    abs(judged.held_amount - judged.posted_amount) desc nulls first,
    judged.account asc,
    judged.branch_id asc,
    judged.currency asc
