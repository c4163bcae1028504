-- title: What reduced the loans of last December, by class then
-- title zh: 年初贷款期间减少情况（按年初分类及减少原因）
-- grain: as_of_date, class_from, reduction
-- parameters: as_of_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: migration_book_month, migration_month, migration_reduction_book_month, migration_reduction_month, report_month
-- needs: loan_month, loan_flow
-- notes: part payments of loans still here included; what was drawn is negative, so that opening = what is left + reductions; a change without a record is unexplained
-- notes zh: 含仍在账贷款的部分归还；追加放款以负数列示，期初余额＝剩余余额＋各项减少；无流水佐证的变动列为“未能解释”
with latest as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

month as (
    select
        report_month.as_of_date,
        report_month.opening_as_of
    from report_month
    inner join latest on report_month.as_of_date = latest.as_of_date
    where report_month.opening_as_of is not null
),

moved as (
    select
        as_of_date,
        class_from,
        outcome,
        loan_count,
        opening_balance,
        balance
    from migration_book_month
    where
        outcome <> 'successor'
        and basis = $basis
        and $branch is null and $product is null and $sector is null and $region is null
    union all
    select
        as_of_date,
        class_from,
        outcome,
        loan_count,
        opening_balance,
        balance
    from migration_month
    where
        outcome <> 'successor'
        and list_contains(bases, $basis)
        and not ($branch is null and $product is null and $sector is null and $region is null)
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

cohort as (
    select
        moved.class_from,
        moved.outcome,
        sum(moved.loan_count) as loan_count,
        sum(moved.opening_balance) as opening_balance,
        sum(moved.balance) as balance
    from moved
    inner join month on moved.as_of_date = month.as_of_date
    group by all
),

opened as (
    select
        class_from,
        sum(opening_balance) as opening_balance,
        sum(opening_balance) - sum(balance) as reduced
    from cohort
    group by class_from
),

reduced as (
    select
        as_of_date,
        class_from,
        cash,
        collateral,
        written_off,
        sold,
        refinanced,
        drawn
    from migration_reduction_book_month
    where
        basis = $basis
        and $branch is null and $product is null and $sector is null and $region is null
    union all
    select
        as_of_date,
        class_from,
        cash,
        collateral,
        written_off,
        sold,
        refinanced,
        drawn
    from migration_reduction_month
    where
        list_contains(bases, $basis)
        and not ($branch is null and $product is null and $sector is null and $region is null)
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

recorded as (
    select
        reduced.class_from,
        sum(reduced.cash) as cash,
        sum(reduced.collateral) as collateral,
        sum(reduced.written_off) as written_off,
        sum(reduced.sold) as sold,
        sum(reduced.refinanced) as refinanced,
        -sum(reduced.drawn) as drawn
    from reduced
    inner join month on reduced.as_of_date = month.as_of_date
    group by reduced.class_from
),

entered as (
    select
        opened.class_from,
        opened.opening_balance,
        unnest([
            { 'reduction_no': 1, 'reduction': 'cash', 'amount': recorded.cash },
            { 'reduction_no': 2, 'reduction': 'collateral', 'amount': recorded.collateral },
            { 'reduction_no': 3, 'reduction': 'written_off', 'amount': recorded.written_off },
            { 'reduction_no': 4, 'reduction': 'sold', 'amount': recorded.sold },
            { 'reduction_no': 5, 'reduction': 'refinanced', 'amount': recorded.refinanced },
            { 'reduction_no': 6, 'reduction': 'drawn', 'amount': recorded.drawn },
            {
                'reduction_no': 7,
                'reduction': 'unexplained',
                'amount': opened.reduced - coalesce(
                    recorded.cash + recorded.collateral + recorded.written_off + recorded.sold
                    + recorded.refinanced + recorded.drawn,
                    0
                )
            }
        ]) as entry
    from opened
    left join recorded on opened.class_from is not distinct from recorded.class_from
)

select
    month.as_of_date,
    month.opening_as_of,
    entered.class_from,
    entered.entry['reduction_no']::integer as reduction_no,
    entered.entry['reduction'] as reduction,
    coalesce(cohort.loan_count, 0)::bigint as left_count,
    coalesce(entered.entry['amount'], 0)::decimal(28, 2) as amount,
    coalesce(entered.entry['amount'], 0)::double / nullif(entered.opening_balance, 0)::double as share_of_opening
from entered
cross join month
left join cohort
    on
        entered.class_from is not distinct from cohort.class_from
        and entered.entry['reduction'] = cohort.outcome
order by entered.class_from nulls last, reduction_no
