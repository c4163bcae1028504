-- title: First-payment default
-- title zh: 首期还款违约率
-- grain: due_month
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: first_payment, report_month
-- needs: repayment_due, loan_month
-- notes: loans whose first due date is at least 30 days past, by month of that date; in default when the first instalment is or was more than 30 days late
-- notes zh: 首期到期日已满30天的贷款，按首期到期月份列示；首期逾期超过30天即为首期违约
with latest as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

seen as (
    select
        first_payment.*,
        first_payment.seen_as_of = latest.as_of_date as is_first_look
    from first_payment
    inner join latest on first_payment.seen_as_of <= latest.as_of_date
    where
        ($branch is null or list_contains($branch, first_payment.branch_id))
        and ($product is null or list_contains($product, first_payment.product_type))
        and ($sector is null or list_contains($sector, first_payment.use_industry_code))
        and ($region is null or list_contains($region, first_payment.use_region_code))
),

summed as (
    select
        due_month,
        sum(loan_count)::bigint as loan_count,
        sum(amount)::decimal(28, 2) as amount,
        sum(case when is_first_look then defaulted_then_count else defaulted_count end)::bigint as defaulted_count,
        sum(case when is_first_look then defaulted_then_amount else defaulted_amount end)::decimal(28, 2)
            as defaulted_amount
    from seen
    group by due_month
)

select
    *,
    defaulted_count::double / nullif(loan_count, 0)::double as first_payment_default_by_count,
    defaulted_amount::double / nullif(amount, 0)::double as first_payment_default_by_amount
from summed
order by due_month
