-- grain: as_of_date, form, cell; as filed in ten thousand yuan with two decimals, told here in yuan: to 100 yuan.
-- G11 classes of all loans, G13 the ten largest non-performing firms, G14 the ten largest borrowers
with loan_currency as (
    select
        loan_id,
        currency
    from file.loan
    where currency <> 'CNY'
),

class as (
    select
        loan_month.as_of_date,
        loan_month.risk_class_reported as risk_class,
        sum(case
            when exchange_rate.rate_to_base is null then loan_month.balance
            else round(loan_month.balance::decimal(38, 2) * exchange_rate.rate_to_base, 2)::decimal(18, 2)
        end)::decimal(18, 2) as amount
    from file.loan_month as loan_month
    left join loan_currency on loan_month.loan_id = loan_currency.loan_id
    left join file.exchange_rate as exchange_rate
        on loan_month.as_of_date = exchange_rate.as_of_date and loan_currency.currency = exchange_rate.currency
    where loan_month.status = 'active'
    group by loan_month.as_of_date, loan_month.risk_class_reported
),

bad as (
    select
        loan_month.as_of_date,
        loan.customer_id,
        sum(case
            when exchange_rate.rate_to_base is null then loan_month.balance
            else round(loan_month.balance::decimal(38, 2) * exchange_rate.rate_to_base, 2)::decimal(18, 2)
        end)::decimal(18, 2) as amount
    from file.loan_month as loan_month
    inner join file.loan as loan on loan_month.loan_id = loan.loan_id
    left join file.exchange_rate as exchange_rate
        on loan_month.as_of_date = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
    where
        loan_month.status = 'active'
        and loan_month.risk_class_reported >= 3
        and loan.product_type in ('corporate_loan', 'small_business_loan')
    group by loan_month.as_of_date, loan.customer_id
),

largest as (
    select
        as_of_date,
        'G14' as form,
        max(amount, 10) as amounts
    from file.exposure
    where kind = 'loan'
    group by as_of_date
    union all
    select
        as_of_date,
        'G13',
        max(amount, 10)
    from bad
    group by as_of_date
),

cell as (
    select
        as_of_date,
        'G11' as form,
        'class_' || risk_class as cell,
        amount
    from class
    union all
    select
        as_of_date,
        'G11',
        'loans',
        sum(amount)
    from class
    group by as_of_date
    union all
    select
        largest.as_of_date,
        largest.form,
        'largest_' || printf('%02d', place.place),
        place.amount
    from largest
    cross join unnest(largest.amounts) with ordinality as place (amount, place)
)

select
    as_of_date,
    form,
    cell,
    round(amount, -2)::decimal(28, 8) as value
from cell
order by as_of_date, form, cell
