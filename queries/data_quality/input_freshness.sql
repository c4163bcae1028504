-- title: Is what the figures rest on still fresh
-- title zh: 指标所依据数据的时效
-- grain: input
-- parameters: business_date date
-- sources: input_due, table_freshness, book_total_month, standard_parameter
-- needs: loan_month
-- notes: judged on the day of reading, weighed by the balance of the last report; stale is past its service level or never recorded, past the hard limit is a part of it; a report that is late makes the whole book stale
-- notes zh: 按查看当日判断，以最近一期贷款余额加权；超过规定期限或从未登记即为时效不足，超硬性上限为其中一部分；报送逾期时全部余额均为时效不足
with parameter as (
    select
        name,
        max_by(value, valid_from) as value
    from standard_parameter
    where standard = 'bank' and valid_from <= $business_date
    group by name
),

newest as (
    select max(as_of_date) as as_of_date from book_total_month
),

feed as (
    select
        'feed' as input,
        table_freshness.last_update + table_freshness.service_level_days as due_on,
        table_freshness.last_update + (table_freshness.service_level_days * hard.value)::integer as withheld_on,
        sum(book_total_month.loan_count)::bigint as subject_count,
        sum(book_total_month.balance) as balance
    from table_freshness
    cross join newest
    inner join book_total_month on newest.as_of_date = book_total_month.as_of_date
    inner join parameter as hard on hard.name = 'hard_limit_factor'
    where table_freshness.table_name = 'loan_month'
    group by all
),

due as (
    select
        input,
        due_on,
        withheld_on,
        subject_count,
        balance
    from feed
    union all
    select
        input,
        due_on,
        withheld_on,
        subject_count,
        balance
    from input_due
),

summed as (
    select
        due.input,
        sum(due.subject_count)::bigint as subject_count,
        coalesce(sum(due.subject_count) filter (where coalesce($business_date > due.due_on, true)), 0)::bigint
            as out_of_date_count,
        sum(due.balance)::decimal(28, 2) as balance,
        coalesce(sum(due.balance) filter (where coalesce($business_date > due.due_on, true)), 0)::decimal(28, 2)
            as out_of_date_balance,
        coalesce(sum(due.balance) filter (where coalesce($business_date > due.withheld_on, true)), 0)::decimal(28, 2)
            as expired_balance
    from due
    group by due.input
)

select
    summed.input,
    summed.subject_count,
    summed.out_of_date_count,
    summed.balance,
    summed.out_of_date_balance,
    summed.out_of_date_balance::double / nullif(summed.balance, 0)::double as out_of_date_share,
    summed.expired_balance,
    summed.expired_balance::double / nullif(summed.balance, 0)::double as expired_share,
    coalesce(summed.expired_balance::double / nullif(summed.balance, 0)::double > withheld.value, false) as is_withheld,
    coalesce(summed.out_of_date_balance::double / nullif(summed.balance, 0)::double > marked.value, false) as is_marked
from summed
inner join parameter as marked on marked.name = 'stale_share_marked'
inner join parameter as withheld on withheld.name = 'stale_share_withheld'
order by summed.input
