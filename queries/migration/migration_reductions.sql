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
        drawn,
        rounded_count
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
        drawn,
        rounded_count
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
        -sum(reduced.drawn) as drawn,
        sum(reduced.rounded_count) as rounded_count
    from reduced
    inner join month on reduced.as_of_date = month.as_of_date
    group by reduced.class_from
),

residual as (
    select
        opened.class_from,
        opened.opening_balance,
        recorded.* exclude (class_from),
        opened.reduced - coalesce(
            recorded.cash + recorded.collateral + recorded.written_off + recorded.sold
            + recorded.refinanced + recorded.drawn,
            0
        ) as residue
    from opened
    left join recorded on opened.class_from is not distinct from recorded.class_from
),

-- A record and the two ends of its loan are each rounded to the cent: that much is no missing record.
settled as (
    select
        *,
        case when abs(residue) <= 0.015 * coalesce(rounded_count, 0) then residue else 0 end as rounding
    from residual
),

entered as (
    select
        class_from,
        opening_balance,
        unnest([
            { 'reduction_no': 1, 'reduction': 'cash', 'amount': cash },
            { 'reduction_no': 2, 'reduction': 'collateral', 'amount': collateral },
            { 'reduction_no': 3, 'reduction': 'written_off', 'amount': written_off },
            { 'reduction_no': 4, 'reduction': 'sold', 'amount': sold },
            { 'reduction_no': 5, 'reduction': 'refinanced', 'amount': refinanced },
            { 'reduction_no': 6, 'reduction': 'drawn', 'amount': drawn },
            { 'reduction_no': 7, 'reduction': 'rounding', 'amount': rounding },
            { 'reduction_no': 8, 'reduction': 'unexplained', 'amount': residue - rounding }
        ]) as entry
    from settled
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
