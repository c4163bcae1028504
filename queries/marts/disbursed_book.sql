-- title: Everything ever lent, by cut and end state
-- title zh: 累计发放贷款汇总（按维度、最终状态）
-- grain: branch_id, product_type, use_industry_code, use_region_code, final_status
-- parameters: base_currency varchar
-- sources: book.loan, book.loan_flow, book.exchange_rate
-- stored: memory
-- period: none
-- notes: own share, other currencies at their latest rate; a loan counts as written off when marked so, or when unmarked and a write-off is booked
with latest_rate as (
    select
        currency,
        max_by(rate_to_base, as_of_date) as rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
    group by currency
    union all
    select
        $base_currency as currency,
        1::decimal(18, 8) as rate_to_base
),

loss as (
    select
        loan_id,
        sum(principal) as written_off
    from book.loan_flow
    where flow_type in ('written_off', 'partly_written_off')
    group by loan_id
),

lent as (
    select
        coalesce(loan.branch_id, 'unknown') as branch_id,
        coalesce(loan.product_type, 'unknown') as product_type,
        case
            when loan.use_industry_code is not null then loan.use_industry_code
            when loan.product_type in ('mortgage', 'consumer_loan', 'vehicle_loan', 'student_loan', 'credit_card')
                then 'personal'
            else 'unknown'
        end as use_industry_code,
        coalesce(loan.use_region_code, 'unknown') as use_region_code,
        loan.final_status,
        loan.original_amount::decimal(38, 2) * latest_rate.rate_to_base * coalesce(loan.own_share, 1) as original_amount,
        coalesce(loss.written_off, 0)::decimal(38, 2) * latest_rate.rate_to_base * coalesce(loan.own_share, 1) as written_off_amount
    from book.loan as loan
    left join loss on loan.loan_id = loss.loan_id
    left join latest_rate on coalesce(loan.currency, $base_currency) = latest_rate.currency
)

select
    branch_id,
    product_type,
    use_industry_code,
    use_region_code,
    final_status,
    count(*) as loan_count,
    sum(round(original_amount, 2))::decimal(28, 2) as original_amount,
    sum(round(written_off_amount, 2))::decimal(28, 2) as written_off_amount,
    count(*) filter (where coalesce(final_status = 'written_off', written_off_amount > 0)) as written_off_loan_count
from lent
group by all
