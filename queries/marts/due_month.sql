-- title: Instalments that fall due within 90 days of each as-of date, and what is overdue then
-- title zh: 各数据日期未来90天到期应还及逾期未还金额汇总
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par, horizon
-- parameters: months date[], base_currency varchar
-- sources: judged_loan_month, book.repayment_due, book.loan_month, book.loan, book.exchange_rate
-- stored: lake
-- period: as_of_date
-- notes: of loans on the book; an instalment paid ahead is left out; overdue is what each loan's month says is overdue
with month as (
    select unnest($months::date[]) as as_of_date
),

due_day as (
    select
        day.due_on,
        month.as_of_date,
        case when day.due_on - month.as_of_date <= 30 then '1-30' else '31-90' end as horizon
    from (select distinct due_on from book.repayment_due) as day
    inner join month
        on day.due_on > month.as_of_date and day.due_on <= month.as_of_date + 90
),

rate as (
    select
        currency,
        as_of_date,
        rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
),

ahead as (
    select
        due_day.as_of_date,
        due_day.horizon,
        due.loan_id,
        due.principal_due,
        due.interest_due
    from book.repayment_due as due
    inner join due_day on due.due_on = due_day.due_on
    where coalesce(due.paid_on, 'infinity'::date) > due_day.as_of_date
    union all
    select
        loan_month.as_of_date,
        'overdue' as horizon,
        loan_month.loan_id,
        loan_month.overdue_principal as principal_due,
        loan_month.overdue_interest as interest_due
    from book.loan_month as loan_month
    where
        loan_month.as_of_date = any($months)
        and coalesce(loan_month.overdue_principal, 0) + coalesce(loan_month.overdue_interest, 0) > 0
),

-- Summed loan by loan before the large join, in base currency: distinct loans are then no longer to be counted.
converted as (
    select
        ahead.as_of_date,
        ahead.horizon,
        ahead.loan_id,
        sum(
            case
                when rate.rate_to_base is null and coalesce(loan.own_share, 1) = 1 then ahead.principal_due
                else
                    round(
                        ahead.principal_due
                        * (coalesce(rate.rate_to_base, 1)::decimal(38, 8) * coalesce(loan.own_share, 1)),
                        2
                    )
            end::decimal(18, 2)
        ) as principal_due,
        sum(
            case
                when rate.rate_to_base is null and coalesce(loan.own_share, 1) = 1 then ahead.interest_due
                else
                    round(
                        ahead.interest_due
                        * (coalesce(rate.rate_to_base, 1)::decimal(38, 8) * coalesce(loan.own_share, 1)),
                        2
                    )
            end::decimal(18, 2)
        ) as interest_due
    from ahead
    left join book.loan as loan on ahead.loan_id = loan.loan_id
    left join rate on ahead.as_of_date = rate.as_of_date and loan.currency = rate.currency
    group by all
),

owed as (
    select
        judged.*,
        converted.horizon,
        converted.principal_due,
        converted.interest_due
    from converted
    inner join judged_loan_month as judged
        on converted.as_of_date = judged.as_of_date and converted.loan_id = judged.loan_id
    where judged.in_book and judged.balance > 0
)

select
    as_of_date,
    branch_id,
    product_type,
    use_industry_code,
    use_region_code,
    risk_class_reported,
    risk_class_dpd,
    risk_class_floor,
    risk_class_effective,
    risk_class_eba,
    risk_class_fdic,
    risk_class_par,
    horizon,
    count(*) as loan_count,
    sum(principal_due)::decimal(28, 2) as principal_due,
    sum(interest_due)::decimal(28, 2) as interest_due
from owed
group by all
