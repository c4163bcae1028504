-- title: The loans of each December, as they stood then: the cohorts of the year after
-- title zh: 各年末贷款明细：下一年度迁徙计算的期初基数
-- grain: opening_as_of, loan_id
-- parameters: base_currency varchar
-- sources: judged_loan_month, report_month, book.loan, book.exchange_rate
-- stored: scratch
-- notes: classes holds a digit for each basis, 0 for none; factor leads from the loan's currency to the bank's share in base currency
with opening_day as (
    select distinct opening_as_of from report_month
    where opening_as_of is not null
),

rate as (
    select
        as_of_date,
        currency,
        rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
)

select
    judged.as_of_date as opening_as_of,
    judged.loan_id,
    judged.branch_id,
    judged.product_type,
    judged.use_industry_code,
    judged.use_region_code,
    judged.balance,
    coalesce(judged.risk_class_reported, 0)
    + coalesce(judged.risk_class_dpd, 0) * 10
    + coalesce(judged.risk_class_floor, 0) * 100
    + coalesce(judged.risk_class_effective, 0) * 1000
    + coalesce(judged.risk_class_eba, 0) * 10000
    + coalesce(judged.risk_class_fdic, 0) * 100000
    + coalesce(judged.risk_class_par, 0) * 1000000 as classes,
    case
        when rate.rate_to_base is not null or loan.own_share <> 1
            then coalesce(rate.rate_to_base, 1)::decimal(38, 8) * coalesce(loan.own_share, 1)
    end as factor,
    rate.rate_to_base is not null as is_converted
from judged_loan_month as judged
inner join opening_day on judged.as_of_date = opening_day.opening_as_of
left join book.loan as loan on judged.loan_id = loan.loan_id
left join rate on judged.as_of_date = rate.as_of_date and judged.currency = rate.currency
where judged.in_book and judged.balance > 0
