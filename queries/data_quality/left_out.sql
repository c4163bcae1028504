-- title: The headline figures with and without the loans behind failing rows
-- title zh: 剔除问题记录所涉贷款后的核心指标
-- grain: measure
-- parameters: rule varchar, as_of_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: check_loan, check_result, judged_loan_month, report_month, standard_bucket, standard_parameter
-- needs: loan_month
-- notes: without one rule chosen, the loans behind every data fault (critical or warning, waived ones too) are left out at the as-of date; this says how far the faults could move a figure, not what it would be once they are mended
-- notes zh: 未指定规则时，剔除全部数据差错（严重及警告，含已豁免）所涉贷款；仅说明差错对指标的可能影响，不代表更正后的结果
with newest as (
    select max(publication) as publication from check_result
),

chosen as (
    select check_result.rule
    from check_result
    inner join newest on check_result.publication = newest.publication
    where
        check_result.rule = $rule
        or ($rule is null and check_result.severity in ('critical', 'warning'))
),

faulty as (
    select distinct check_loan.loan_id
    from check_loan
    where check_loan.rule in (select chosen.rule from chosen)
),

tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
),

book as (
    select
        judged_loan_month.as_of_date,
        judged_loan_month.balance,
        judged_loan_month.loss_allowance,
        standard_bucket.from_days,
        faulty.loan_id is not null as is_faulty,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class
    from judged_loan_month
    left join standard_bucket
        on
            standard_bucket.standard = 'china_2023'
            and judged_loan_month.bucket_china_2023 = standard_bucket.bucket
    left join faulty on judged_loan_month.loan_id = faulty.loan_id
    where
        judged_loan_month.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and judged_loan_month.in_book
        and ($branch is null or list_contains($branch, judged_loan_month.branch_id))
        and ($product is null or list_contains($product, judged_loan_month.product_type))
        and ($sector is null or list_contains($sector, judged_loan_month.use_industry_code))
        and ($region is null or list_contains($region, judged_loan_month.use_region_code))
),

sided as (
    select
        book.*,
        unnest(if(is_faulty, [true], [true, false])) as is_with
    from book
),

total as (
    select
        is_with,
        any_value(as_of_date) as as_of_date,
        sum(balance)::decimal(28, 2) as gross_amount,
        coalesce(sum(balance) filter (where risk_class >= 3), 0)::decimal(28, 2) as npl_amount,
        coalesce(sum(balance) filter (where risk_class = 2), 0)::decimal(28, 2) as special_mention_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0)::decimal(28, 2) as unevaluated_amount,
        coalesce(sum(balance) filter (where from_days > 0), 0)::decimal(28, 2) as overdue_balance,
        coalesce(sum(balance) filter (where from_days > 90), 0)::decimal(28, 2) as over_90_amount,
        coalesce(sum(balance) filter (where from_days is null), 0)::decimal(28, 2) as unaged_amount,
        sum(loss_allowance)::decimal(28, 2) as loss_allowance
    from sided
    group by is_with
),

judged as (
    select
        total.*,
        total.unevaluated_amount <= total.gross_amount * tolerance.max_unevaluated_share as is_class_shown,
        total.unaged_amount <= total.gross_amount * tolerance.max_unevaluated_share as is_age_shown
    from total
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
),

figure as (
    select
        is_with,
        unnest([
            { 'no': 1, 'measure': 'npl_ratio', 'part': npl_amount, 'whole': gross_amount, 'is_shown': is_class_shown },
            {
                'no': 2, 'measure': 'special_mention_ratio', 'part': special_mention_amount, 'whole': gross_amount,
                'is_shown': is_class_shown
            },
            {
                'no': 3, 'measure': 'overdue_ratio', 'part': overdue_balance, 'whole': gross_amount,
                'is_shown': is_age_shown
            },
            {
                'no': 4, 'measure': 'over_90_to_npl', 'part': over_90_amount, 'whole': npl_amount,
                'is_shown': is_class_shown and is_age_shown
            },
            {
                'no': 5, 'measure': 'provision_coverage', 'part': loss_allowance, 'whole': npl_amount,
                'is_shown': is_class_shown
            },
            {
                'no': 6, 'measure': 'loan_provision_ratio', 'part': loss_allowance, 'whole': gross_amount,
                'is_shown': true
            }
        ]) as one
    from judged
),

side_by_side as (
    select
        one.no,
        one.measure,
        any_value(one.part) filter (where is_with) as part_amount,
        any_value(one.part) filter (where not is_with) as part_amount_without,
        any_value(one.whole) filter (where is_with) as whole_amount,
        any_value(one.whole) filter (where not is_with) as whole_amount_without,
        any_value(if(one.is_shown, one.part::double / nullif(one.whole, 0)::double, null)) filter (where is_with)
            as level_with,
        any_value(if(one.is_shown, one.part::double / nullif(one.whole, 0)::double, null)) filter (where not is_with)
            as level_without
    from figure
    group by all
)

select
    measure,
    level_with,
    level_without,
    level_without - level_with as level_change,
    part_amount,
    part_amount_without,
    whole_amount,
    whole_amount_without
from side_by_side
order by no
