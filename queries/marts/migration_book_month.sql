-- title: Where the loans of last December stand now, over the whole book
-- title zh: 年初贷款分类迁徙月度汇总（全行）
-- grain: as_of_date, basis, class_from, class_to, outcome
-- parameters: months date[]
-- sources: migration_month
-- stored: memory
-- period: as_of_date
-- notes: the rows of migration_month without its cuts: what most readers ask for
with seen as (
    select
        as_of_date,
        class_from,
        class_to,
        outcome,
        loan_count,
        opening_balance,
        balance,
        exchange_amount,
        unnest(bases) as basis
    from migration_month
    where as_of_date = any($months)
)

select
    as_of_date,
    basis,
    class_from,
    class_to,
    outcome,
    sum(loan_count)::bigint as loan_count,
    sum(opening_balance)::decimal(28, 2) as opening_balance,
    sum(balance)::decimal(28, 2) as balance,
    sum(exchange_amount)::decimal(28, 2) as exchange_amount
from seen
group by all
