-- title: Classes of last December against classes now
-- title zh: 风险分类迁徙矩阵（年初对当前）
-- grain: as_of_date, class_from, class_to
-- parameters: as_of_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: migration_book_month, migration_month, report_month
-- needs: loan_month
-- notes: loans of December that are still here, at today's balance and December's exchange rate; those that left are under the reductions
-- notes zh: 仅含年初在账且目前仍在账的贷款，按当前余额、年初汇率计；已退出部分见期间减少
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
        class_to,
        loan_count,
        balance
    from migration_book_month
    where
        outcome = 'stayed'
        and basis = $basis
        and $branch is null and $product is null and $sector is null and $region is null
    union all
    select
        as_of_date,
        class_from,
        class_to,
        loan_count,
        balance
    from migration_month
    where
        outcome = 'stayed'
        and list_contains(bases, $basis)
        and not ($branch is null and $product is null and $sector is null and $region is null)
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

stayed as (
    select
        moved.class_from,
        moved.class_to,
        sum(moved.loan_count)::bigint as loan_count,
        sum(moved.balance)::decimal(28, 2) as balance
    from moved
    inner join month on moved.as_of_date = month.as_of_date
    group by all
),

class as (
    select unnest(range(1, 6))::integer as risk_class
),

cell as (
    select
        class_from.risk_class as class_from,
        class_to.risk_class as class_to
    from class as class_from
    cross join class as class_to
    union
    select
        class_from,
        class_to
    from stayed
)

select
    month.as_of_date,
    month.opening_as_of,
    cell.class_from,
    cell.class_to,
    coalesce(stayed.loan_count, 0) as loan_count,
    coalesce(stayed.balance, 0)::decimal(28, 2) as balance,
    coalesce(stayed.loan_count, 0)::double / nullif(sum(stayed.loan_count) over same_start, 0)::double
        as share_by_count,
    coalesce(stayed.balance, 0)::double / nullif(sum(stayed.balance) over same_start, 0)::double as share_by_balance
from cell
cross join month
left join stayed
    on
        cell.class_from is not distinct from stayed.class_from
        and cell.class_to is not distinct from stayed.class_to
window same_start as (partition by cell.class_from)
order by cell.class_from nulls last, cell.class_to nulls last
