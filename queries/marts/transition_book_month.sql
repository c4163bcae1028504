-- title: From which bucket to which, between one as-of date and the next, over the whole book
-- title zh: 逾期区间迁徙月度汇总（全行）
-- grain: as_of_date, from_china_2023, to_china_2023, from_fdic, to_fdic, outcome
-- parameters: months date[]
-- sources: transition_month
-- stored: memory
-- period: as_of_date
-- notes: the rows of transition_month without its cuts: what most readers ask for
select
    as_of_date,
    as_of_date_before,
    from_china_2023,
    to_china_2023,
    from_fdic,
    to_fdic,
    outcome,
    sum(loan_count)::bigint as loan_count,
    sum(balance_before)::decimal(28, 2) as balance_before,
    sum(balance_now)::decimal(28, 2) as balance_now
from transition_month
where as_of_date = any($months)
group by all
