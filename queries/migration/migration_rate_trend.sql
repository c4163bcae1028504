-- title: Migration rates, month by month
-- title zh: 贷款迁徙率逐月走势
-- grain: as_of_date, migration
-- parameters: basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: migration_book_month, migration_month, migration_reduction_book_month, migration_reduction_month, report_month, standard_parameter
-- needs: loan_month
-- notes: year to date, so every January starts anew; a year without a report in the December before has no rates
-- notes zh: 年初至今累计，每年1月重新起算；上年12月无数据的年度不计算
with tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
),

rate as (
    select
        unnest(range(1, 6))::integer as rate_no,
        unnest(['normal', 'special_mention', 'substandard', 'doubtful', 'performing']) as migration,
        unnest([[1], [2], [3], [4], [1, 2]]) as classes,
        unnest([1, 2, 3, 4, 2]) as worse_than
),

moved as (
    select
        as_of_date,
        class_from,
        class_to,
        opening_balance,
        balance,
        exchange_amount,
        outcome = 'stayed' as is_here,
        outcome = 'successor' as is_successor
    from migration_book_month
    where
        basis = $basis
        and $branch is null and $product is null and $sector is null and $region is null
    union all
    select
        as_of_date,
        class_from,
        class_to,
        opening_balance,
        balance,
        exchange_amount,
        outcome = 'stayed' as is_here,
        outcome = 'successor' as is_successor
    from migration_month
    where
        list_contains(bases, $basis)
        and not ($branch is null and $product is null and $sector is null and $region is null)
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

reduced as (
    select
        as_of_date,
        class_from,
        collateral + written_off + sold as amount
    from migration_reduction_book_month
    where
        basis = $basis
        and $branch is null and $product is null and $sector is null and $region is null
    union all
    select
        as_of_date,
        class_from,
        collateral + written_off + sold as amount
    from migration_reduction_month
    where
        list_contains(bases, $basis)
        and not ($branch is null and $product is null and $sector is null and $region is null)
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

disposed as (
    select
        as_of_date,
        class_from,
        sum(amount) as amount
    from reduced
    group by all
),

opened as (
    select
        as_of_date,
        sum(opening_balance) as opening_amount,
        coalesce(sum(opening_balance) filter (where class_from is null), 0) as unclassed_amount
    from moved
    group by as_of_date
),

cohort as (
    select
        moved.as_of_date,
        rate.migration,
        sum(moved.opening_balance) as opening_amount,
        sum(moved.balance) filter (where moved.is_here) as remaining_amount,
        sum(moved.balance) filter (where moved.is_here and moved.class_to > rate.worse_than) as downgraded_amount,
        sum(moved.balance) filter (where moved.is_here and moved.class_to is null) as unevaluated_amount,
        sum(moved.balance) filter (where moved.is_successor) as refinanced_amount,
        sum(moved.balance) filter (where moved.is_successor and moved.class_to > rate.worse_than)
            as refinanced_downgraded,
        sum(moved.exchange_amount) as exchange_amount
    from rate
    inner join moved on list_contains(rate.classes, moved.class_from)
    group by all
),

gone as (
    select
        disposed.as_of_date,
        rate.migration,
        sum(disposed.amount) as disposed_amount
    from rate
    inner join disposed on list_contains(rate.classes, disposed.class_from)
    group by all
),

month as (
    select
        report_month.as_of_date,
        report_month.opening_as_of,
        tolerance.max_unevaluated_share
    from report_month
    asof left join tolerance on report_month.as_of_date >= tolerance.valid_from
),

summed as (
    select
        month.as_of_date,
        month.opening_as_of,
        month.max_unevaluated_share,
        rate.rate_no,
        rate.migration,
        month.opening_as_of is not null as is_known,
        coalesce(opened.unclassed_amount > opened.opening_amount * month.max_unevaluated_share, false) as is_unclassed,
        coalesce(cohort.opening_amount, 0) as opening_amount,
        coalesce(cohort.remaining_amount, 0) as remaining_amount,
        coalesce(cohort.downgraded_amount, 0) as downgraded_amount,
        coalesce(cohort.unevaluated_amount, 0) as unevaluated_amount,
        coalesce(cohort.refinanced_amount, 0) as refinanced_amount,
        coalesce(cohort.refinanced_downgraded, 0) as refinanced_downgraded,
        coalesce(cohort.exchange_amount, 0) as exchange_amount,
        coalesce(gone.disposed_amount, 0) as disposed_amount
    from month
    cross join rate
    left join opened on month.as_of_date = opened.as_of_date
    left join cohort on month.as_of_date = cohort.as_of_date and rate.migration = cohort.migration
    left join gone on month.as_of_date = gone.as_of_date and rate.migration = gone.migration
),

judged as (
    select
        *,
        is_known
        and not is_unclassed
        and unevaluated_amount <= remaining_amount * max_unevaluated_share as is_shown
    from summed
)

select
    as_of_date,
    opening_as_of,
    rate_no,
    migration,
    case when is_known then opening_amount::decimal(28, 2) end as opening_amount,
    case when is_known then (opening_amount - remaining_amount)::decimal(28, 2) end as reduction_amount,
    case when is_known then remaining_amount::decimal(28, 2) end as remaining_amount,
    case when is_known then downgraded_amount::decimal(28, 2) end as downgraded_amount,
    case when is_known then unevaluated_amount::decimal(28, 2) end as unevaluated_amount,
    case when is_known then disposed_amount::decimal(28, 2) end as disposed_amount,
    case when is_known then refinanced_amount::decimal(28, 2) end as refinanced_amount,
    case when is_known then exchange_amount::decimal(28, 2) end as exchange_amount,
    case when is_shown then downgraded_amount::double / nullif(remaining_amount, 0)::double end as migration_rate,
    case
        when is_shown
            then (downgraded_amount + disposed_amount)::double / nullif(remaining_amount + disposed_amount, 0)::double
    end as migration_rate_with_disposals,
    case
        when is_shown
            then
                (downgraded_amount + refinanced_downgraded)::double
                / nullif(remaining_amount + refinanced_amount, 0)::double
    end as migration_rate_along_refinancing
from judged
order by as_of_date, rate_no
