-- title: Everything ever lent, by cut and end state
-- title zh: 累计发放贷款汇总（按维度、最终状态）
-- grain: branch_id, product_type, use_industry_code, use_region_code, final_status
-- parameters: base_currency varchar
-- sources: book.loan, book.loan_flow, book.exchange_rate
-- stored: memory
-- period: none
-- notes: own share, latest exchange rate; without any final_status a loan counts as written off when that is booked
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

supplied as (
    select count(final_status) > 0 as has_final_status from book.loan
),

lent as (
    select
        coalesce(loan.branch_id, 'unknown') as branch_id,
        coalesce(loan.product_type, 'unknown') as product_type,
        case
            -- GB/T 4754 in full, such as C2611: figures are cut by its section
            when regexp_matches(loan.use_industry_code, '^[A-T][0-9]{2,4}$') then left(loan.use_industry_code, 1)
            when loan.use_industry_code is not null then loan.use_industry_code
            when loan.product_type in ('mortgage', 'consumer_loan', 'vehicle_loan', 'student_loan', 'credit_card')
                then 'personal'
            else 'unknown'
        end as use_industry_code,
        coalesce(loan.use_region_code, 'unknown') as use_region_code,
        loan.final_status,
        case
            when supplied.has_final_status then coalesce(loan.final_status = 'written_off', false)
            else coalesce(loss.written_off > 0, false)
        end as is_written_off,
        latest_rate.rate_to_base::decimal(38, 8) * coalesce(loan.own_share, 1) as factor,
        loan.original_amount,
        coalesce(loss.written_off, 0) as written_off_amount
    from book.loan as loan
    cross join supplied
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
    sum(round(original_amount * factor, 2))::decimal(28, 2) as original_amount,
    sum(round(written_off_amount * factor, 2))::decimal(28, 2) as written_off_amount,
    count(*) filter (where is_written_off) as written_off_loan_count
from lent
group by all
