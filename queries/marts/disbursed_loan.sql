-- title: Every loan as it was first paid out: when, through what, how much
-- title zh: 逐笔贷款首次发放情况
-- grain: loan_id
-- parameters: base_currency varchar
-- sources: book.loan, book.exchange_rate
-- stored: scratch
-- notes: own share, at the exchange rate of the last report before the day, or of the first one after it
with rate as (
    select
        currency,
        as_of_date,
        rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
),

first_rate as (
    select
        currency,
        min_by(rate_to_base, as_of_date) as rate_to_base
    from rate
    group by currency
),

stated as (
    select
        *,
        coalesce(first_disbursed_on, granted_on) as disbursed_on
    from book.loan
),

converted as (
    select
        stated.loan_id,
        coalesce(rate.rate_to_base, first_rate.rate_to_base) as rate_to_base
    from stated
    asof left join rate on stated.currency = rate.currency and stated.disbursed_on >= rate.as_of_date
    left join first_rate on stated.currency = first_rate.currency
    where coalesce(stated.currency, $base_currency) <> $base_currency
)

select
    stated.loan_id,
    coalesce(stated.branch_id, 'unknown') as branch_id,
    coalesce(stated.product_type, 'unknown') as product_type,
    case
        -- GB/T 4754 in full, such as C2611: figures are cut by its section
        when regexp_matches(stated.use_industry_code, '^[A-T][0-9]{2,4}$') then left(stated.use_industry_code, 1)
        when stated.use_industry_code is not null then stated.use_industry_code
        when stated.product_type in ('mortgage', 'consumer_loan', 'vehicle_loan', 'student_loan', 'credit_card')
            then 'personal'
        else 'unknown'
    end as use_industry_code,
    coalesce(stated.use_region_code, 'unknown') as use_region_code,
    coalesce(stated.channel, 'unknown') as channel,
    coalesce(
        stated.origination_type in ('refinanced', 'restructured', 'renewed_without_repayment', 'extended'), false
    ) as is_refinancing,
    stated.disbursed_on,
    case
        when coalesce(stated.currency, $base_currency) = $base_currency and coalesce(stated.own_share, 1) = 1
            then stated.original_amount
        when coalesce(stated.currency, $base_currency) = $base_currency
            then round(stated.original_amount::decimal(38, 2) * stated.own_share, 2)
        else
            round(
                stated.original_amount
                * (converted.rate_to_base::decimal(38, 8) * coalesce(stated.own_share, 1)),
                2
            )
    end::decimal(18, 2) as original_amount
from stated
left join converted on stated.loan_id = converted.loan_id
