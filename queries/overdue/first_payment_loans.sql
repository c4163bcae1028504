-- title: The loans behind one month of first payments
-- title zh: 首期还款单月对应的借据
-- grain: loan_id
-- parameters: as_of_date date, first_due varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: judged_loan_month, repayment_due, report_month
-- needs: repayment_due, loan_month
-- notes: those in default first; first_due is a month such as 2026-08; amounts as the loan was reported when the payment fell due
-- notes zh: 首期违约的排在最前；first_due 取首期到期月份（如2026-08）；金额取首期到期时的数据
with span as (
    select
        coalesce($as_of_date::date, max(as_of_date)) as as_of_date,
        date_trunc('month', min(as_of_date))::date as first_month
    from report_month
),

first_due as (
    select
        repayment_due.loan_id,
        repayment_due.due_on,
        case when repayment_due.paid_on <= span.as_of_date then repayment_due.paid_on end as paid_on,
        least(coalesce(repayment_due.paid_on, span.as_of_date), span.as_of_date) - repayment_due.due_on as days_late
    from repayment_due
    inner join span
        on repayment_due.due_on >= span.first_month and repayment_due.due_on + 30 <= span.as_of_date
    where
        repayment_due.instalment_no = 1
        and ($first_due is null or strftime(repayment_due.due_on, '%Y-%m') = $first_due)
),

reported as (
    select
        judged.loan_id,
        min_by(judged, judged.as_of_date) as loan
    from judged_loan_month as judged
    inner join first_due on judged.loan_id = first_due.loan_id
    cross join span
    where
        judged.as_of_date <= span.as_of_date
        and judged.as_of_date >= coalesce(try_strptime($first_due, '%Y-%m')::date, date '1900-01-01')
        and judged.as_of_date
        < coalesce((try_strptime($first_due, '%Y-%m') + interval 3 month)::date, 'infinity'::date)
    group by judged.loan_id
)

select
    first_due.loan_id,
    reported.loan['customer_id'] as customer_id,
    reported.loan['branch_id'] as branch,
    reported.loan['product_type'] as product,
    reported.loan['use_industry_code'] as sector,
    reported.loan['use_region_code'] as region,
    first_due.due_on,
    first_due.paid_on,
    first_due.days_late,
    first_due.days_late > 30 as is_defaulted,
    reported.loan['original_amount'] as original_amount
from first_due
left join reported on first_due.loan_id = reported.loan_id
where
    ($branch is null or list_contains($branch, reported.loan['branch_id']))
    and ($product is null or list_contains($product, reported.loan['product_type']))
    and ($sector is null or list_contains($sector, reported.loan['use_industry_code']))
    and ($region is null or list_contains($region, reported.loan['use_region_code']))
order by is_defaulted desc, original_amount desc nulls last, first_due.loan_id asc
