-- title: Hidden-risk watch by branch
-- title zh: 分机构隐性风险监测（借新还旧、展期、无还本续贷）
-- grain: as_of_date, branch
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: renewal_month, report_month
-- needs: loan_month, loan.origination_type
-- notes: refinanced to repay an old loan, renewed without repayment, or past the first maturity on an agreed extension; what became of them is told of loans performing twelve months earlier on the effective class: non-performing now, or written off or swapped for assets since
-- notes zh: 借新还旧、无还本续贷，或已过原到期日、处于展期内的贷款；后续表现以十二个月前按有效分类为正常或关注的贷款为基数，统计目前为不良或其间已核销、抵债的部分
with chosen as (
    select
        as_of_date,
        branch_id as branch,
        renewal_kind in ('refinanced', 'extended', 'renewed_without_repayment') as is_watched,
        renewal_kind,
        balance,
        before_balance,
        later_npl_balance
    from renewal_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

summed as (
    select
        as_of_date,
        branch,
        sum(balance)::decimal(28, 2) as gross_amount,
        coalesce(sum(balance) filter (where renewal_kind = 'refinanced'), 0)::decimal(28, 2) as refinanced_balance,
        coalesce(sum(balance) filter (where renewal_kind = 'extended'), 0)::decimal(28, 2) as extended_balance,
        coalesce(sum(balance) filter (where renewal_kind = 'renewed_without_repayment'), 0)::decimal(28, 2)
            as renewed_balance,
        coalesce(sum(balance) filter (where is_watched), 0)::decimal(28, 2) as watched_balance,
        count(before_balance) > 0 as has_year_before,
        coalesce(sum(before_balance) filter (where is_watched), 0)::decimal(28, 2) as watched_before,
        coalesce(sum(later_npl_balance) filter (where is_watched), 0)::decimal(28, 2) as watched_npl,
        coalesce(sum(before_balance) filter (where renewal_kind = 'ordinary'), 0)::decimal(28, 2) as ordinary_before,
        coalesce(sum(later_npl_balance) filter (where renewal_kind = 'ordinary'), 0)::decimal(28, 2) as ordinary_npl
    from chosen
    group by as_of_date, branch
)

select
    as_of_date,
    branch,
    gross_amount,
    refinanced_balance,
    extended_balance,
    renewed_balance,
    watched_balance,
    watched_balance::double / nullif(gross_amount, 0)::double as watched_share,
    case when has_year_before then watched_before end as watched_before,
    case when has_year_before then watched_npl end as watched_npl,
    case when has_year_before then watched_npl::double / nullif(watched_before, 0)::double end as watched_npl_rate,
    case when has_year_before then ordinary_before end as ordinary_before,
    case when has_year_before then ordinary_npl end as ordinary_npl,
    case when has_year_before then ordinary_npl::double / nullif(ordinary_before, 0)::double end as ordinary_npl_rate
from summed
order by watched_balance desc, branch asc
