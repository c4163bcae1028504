-- title: The loans of one vintage that went bad
-- title zh: 同期发放贷款中达到标准的借据
-- grain: loan_id
-- parameters: as_of_date date, vintage varchar, reached varchar, origin varchar, branch varchar[], product varchar[]
-- sources: judged_loan_month, loan, report_month
-- needs: loan_month
-- notes: vintage is a month, quarter or year such as 2025-03, 2025Q1 or 2025; reached over_30, over_90 or npl; reached_as_of is the first report that shows it
-- notes zh: vintage 为发放月份、季度或年份（如2025-03、2025Q1、2025）；reached 可取 over_30、over_90、npl；reached_as_of 为首次达到标准的数据日期
with span as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

lent as (
    select
        loan_id,
        coalesce(first_disbursed_on, granted_on) as disbursed_on,
        coalesce(origination_type in ('refinanced', 'restructured', 'renewed_without_repayment', 'extended'), false)
            as is_refinancing
    from loan
),

chosen as (
    select
        loan_id,
        disbursed_on
    from lent
    where
        is_refinancing = (coalesce($origin, 'first') = 'refinancing')
        and (
            $vintage is null
            or strftime(disbursed_on, '%Y-%m') = $vintage
            or year(disbursed_on) || 'Q' || quarter(disbursed_on) = $vintage
            or year(disbursed_on)::varchar = $vintage
        )
),

bad as (
    select judged.*
    from judged_loan_month as judged
    inner join span on judged.as_of_date <= span.as_of_date
    where
        judged.as_of_date >= coalesce(try_strptime(left($vintage, 4), '%Y')::date, date '1900-01-01')
        and (
            judged.days_past_due > case when coalesce($reached, 'over_30') = 'over_30' then 30 else 90 end
            or ($reached = 'npl' and judged.risk_class_reported >= 3)
        )
),

first_bad as (
    select
        bad.loan_id,
        min(bad.as_of_date) as reached_as_of,
        min_by(bad, bad.as_of_date) as report
    from bad
    inner join chosen on bad.loan_id = chosen.loan_id
    where
        coalesce($reached, 'over_30') <> 'npl'
        or bad.risk_class_reported >= 3
        or bad.risk_class_reported is null
    group by bad.loan_id
)

select
    chosen.loan_id,
    first_bad.report['customer_id'] as customer_id,
    first_bad.report['branch_id'] as branch,
    first_bad.report['product_type'] as product,
    first_bad.report['use_industry_code'] as sector,
    first_bad.report['use_region_code'] as region,
    chosen.disbursed_on,
    first_bad.reached_as_of,
    datediff('month', chosen.disbursed_on, first_bad.reached_as_of)::integer as months_on_book,
    first_bad.report['days_past_due'] as days_past_due,
    first_bad.report['original_amount'] as original_amount
from chosen
inner join first_bad on chosen.loan_id = first_bad.loan_id
where
    ($branch is null or list_contains($branch, first_bad.report['branch_id']))
    and ($product is null or list_contains($product, first_bad.report['product_type']))
order by original_amount desc, chosen.loan_id asc
