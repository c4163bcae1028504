-- title: What reduced the loans of last December since, over the whole book
-- title zh: 年初贷款期间减少金额月度汇总（全行）
-- grain: as_of_date, basis, class_from
-- parameters: months date[]
-- sources: migration_reduction_month
-- stored: memory
-- period: as_of_date
-- notes: the rows of migration_reduction_month without its cuts: what most readers ask for
with seen as (
    select
        as_of_date,
        class_from,
        cash,
        collateral,
        written_off,
        sold,
        refinanced,
        drawn,
        rounded_count,
        unnest(bases) as basis
    from migration_reduction_month
    where as_of_date = any($months)
)

select
    as_of_date,
    basis,
    class_from,
    sum(cash)::decimal(28, 2) as cash,
    sum(collateral)::decimal(28, 2) as collateral,
    sum(written_off)::decimal(28, 2) as written_off,
    sum(sold)::decimal(28, 2) as sold,
    sum(refinanced)::decimal(28, 2) as refinanced,
    sum(drawn)::decimal(28, 2) as drawn,
    sum(rounded_count)::bigint as rounded_count
from seen
group by all
