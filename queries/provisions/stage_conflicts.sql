-- title: Stage against class
-- title zh: 减值阶段与风险分类核对
-- grain: as_of_date, conflict
-- parameters: as_of_date date, basis varchar, branch varchar[], product varchar[]
-- sources: report_month, stage_conflict_month
-- needs: loan_month, loan_month.impairment_stage
-- notes: stage 3 without at least substandard is critical; substandard or worse outside stage 3 has to be explained
-- notes zh: 第三阶段但未划为次级类及以下的为严重问题；次级类及以下但未列入第三阶段的须作出说明
with kind as (
    select
        unnest([1, 2]) as conflict_no,
        unnest(['stage_3_not_npl', 'npl_not_stage_3']) as conflict,
        unnest(['critical', 'warning']) as severity
),

month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

found as (
    select
        conflict,
        sum(loan_count)::bigint as loan_count,
        sum(balance)::decimal(28, 2) as balance,
        sum(loss_allowance)::decimal(28, 2) as loss_allowance
    from stage_conflict_month
    where
        as_of_date = (select as_of_date from month)
        and basis = $basis
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
    group by conflict
)

select
    month.as_of_date,
    kind.conflict_no,
    kind.conflict,
    kind.severity,
    coalesce(found.loan_count, 0) as loan_count,
    coalesce(found.balance, 0)::decimal(28, 2) as balance,
    coalesce(found.loss_allowance, 0)::decimal(28, 2) as loss_allowance
from kind
cross join month
left join found on kind.conflict = found.conflict
order by kind.conflict_no
