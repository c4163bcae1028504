-- title: What the gate decided, and what is at stake
-- title zh: 校验结论与涉及金额
-- grain: publication
-- sources: check_result, check_loan, check_waiver
-- notes: data faults are failed rules of severity critical or warning; a loan behind several of them counts once, findings about the business are none, and loans that have left the book since count with no balance
-- notes zh: 数据差错指未通过的严重级和警告级规则；同一贷款涉及多条规则只计一次，业务发现不属数据差错；已退出的贷款计入笔数、余额不计
with newest as (
    select max(publication) as publication from check_result
),

result as (
    select check_result.*
    from check_result
    inner join newest on check_result.publication = newest.publication
),

counted as (
    select
        publication,
        count(*) filter (where status not in ('not_supplied', 'history')) as judged_count,
        count(*) filter (where status = 'failed' and severity = 'critical') as critical_count,
        count(*) filter (where status = 'failed' and severity = 'warning') as warning_count,
        count(*) filter (where status = 'failed' and severity = 'finding') as finding_count,
        coalesce(
            sum(failed_count + waived_count) filter (where severity in ('critical', 'warning')), 0
        )::bigint as faulty_row_count,
        coalesce(sum(waived_count), 0)::bigint as waived_row_count
    from result
    group by publication
),

loan as (
    select distinct
        check_loan.loan_id,
        check_loan.amount
    from check_loan
    inner join result on check_loan.rule = result.rule
    where result.severity in ('critical', 'warning')
),

at_stake as (
    select
        count(*) as loan_count,
        sum(amount)::decimal(28, 2) as amount_at_stake
    from loan
),

waived as (
    select
        min(until) filter (where state = 'in_force') as waived_until_on,
        count(*) filter (where state = 'expired') as expired_waiver_count
    from check_waiver
)

select
    counted.publication,
    counted.judged_count,
    counted.critical_count,
    counted.warning_count,
    counted.finding_count,
    counted.faulty_row_count,
    counted.waived_row_count,
    waived.waived_until_on,
    waived.expired_waiver_count,
    at_stake.loan_count,
    at_stake.amount_at_stake
from counted
cross join at_stake
cross join waived
