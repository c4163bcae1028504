-- title: The loans of one vintage that went bad
-- title zh: 同期发放贷款中达到标准的借据
-- grain: loan_id
-- parameters: as_of_date date, vintage varchar, reached varchar, basis varchar, origin varchar, branch varchar[], product varchar[]
-- sources: judged_loan_month, first_bad_loan, loan, report_month
-- needs: loan_month
-- notes: vintage is a month, quarter or year such as 2025-03, 2025Q1 or 2025; reached over_30, over_90 or npl, by the class that basis names; reached_as_of is the first report that shows it
-- notes zh: vintage 为发放月份、季度或年份（如2025-03、2025Q1、2025）；reached 可取 over_30、over_90、npl（按 basis 所指分类口径）；reached_as_of 为首次达到标准的数据日期
with span as (
    select
        coalesce($as_of_date::date, max(as_of_date)) as as_of_date,
        date_trunc('month', min(as_of_date))::date as first_month
    from report_month
),

lent as (
    select
        loan_id,
        coalesce(first_disbursed_on, granted_on) as disbursed_on,
        coalesce(origination_type in ('refinanced', 'restructured', 'renewed_without_repayment', 'extended'), false)
            as is_refinancing
    from loan
),

-- Of loans older than the first report only survivors were seen: they count where there are no others.
known as (
    select
        case
            when (select max(disbursed_on) from lent) >= first_month then first_month
            else date '1900-01-01'
        end as first_known
    from span
),

chosen as (
    select
        lent.loan_id,
        lent.disbursed_on
    from lent
    inner join known on lent.disbursed_on >= known.first_known
    where
        lent.is_refinancing = (coalesce($origin, 'first') = 'refinancing')
        and (
            $vintage is null
            or strftime(lent.disbursed_on, '%Y-%m') = $vintage
            or year(lent.disbursed_on) || 'Q' || quarter(lent.disbursed_on) = $vintage
            or year(lent.disbursed_on)::varchar = $vintage
        )
),

reached as (
    select
        chosen.loan_id,
        chosen.disbursed_on,
        case case when $reached = 'npl' then 'npl_' || $basis else coalesce($reached, 'over_30') end
            when 'over_30' then first_bad_loan.over_30
            when 'over_90' then first_bad_loan.over_90
            when 'npl_reported' then first_bad_loan.npl_reported
            when 'npl_dpd' then first_bad_loan.npl_dpd
            when 'npl_floor' then first_bad_loan.npl_floor
            when 'npl_effective' then first_bad_loan.npl_effective
            when 'npl_eba' then first_bad_loan.npl_eba
            when 'npl_fdic' then first_bad_loan.npl_fdic
            when 'npl_par' then first_bad_loan.npl_par
        end as reached_as_of
    from chosen
    inner join first_bad_loan on chosen.loan_id = first_bad_loan.loan_id
)

select
    reached.loan_id,
    report.customer_id,
    report.branch_id as branch,
    report.product_type as product,
    report.use_industry_code as sector,
    report.use_region_code as region,
    reached.disbursed_on,
    reached.reached_as_of,
    datediff('month', reached.disbursed_on, reached.reached_as_of)::integer as months_on_book,
    report.days_past_due,
    report.original_amount
from reached
inner join span on reached.reached_as_of <= span.as_of_date
inner join judged_loan_month as report
    on reached.loan_id = report.loan_id and reached.reached_as_of = report.as_of_date
where
    ($branch is null or list_contains($branch, report.branch_id))
    and ($product is null or list_contains($product, report.product_type))
order by original_amount desc, reached.loan_id asc
