-- title en: Loans in the exposures agree with the loans
-- title zh: 暴露中的贷款与借据余额一致
-- severity: warning
-- dimension: consistency
-- owner: limit_management
-- table: exposure
-- key: as_of_date, customer_id
-- needs: exposure, book.loan, book.loan_month
-- uses: book.exchange_rate
-- tolerances: conversion_difference
-- parameters: base_currency varchar
-- reason en: A customer's loans differ between the exposures and the loan system by more than the tolerance, so
--   concentration limits are measured on other money than the loans shown. Find which is right.
-- reason zh: 同一客户的贷款在暴露数据与信贷系统之间差额超过容忍度，集中度限额与贷款明细口径不一致，请核实。
with said as (
    select
        as_of_date,
        customer_id,
        sum(amount) as amount
    from exposure
    where kind = 'loan'
    group by as_of_date, customer_id
),

customer_loan as (
    select
        loan_id,
        any_value(customer_id) as customer_id,
        any_value(coalesce(currency, $base_currency)) as currency,
        any_value(coalesce(own_share, 1)) as own_share
    from book.loan
    where customer_id in (select said.customer_id from said)
    group by loan_id
),

held as (
    select
        loan_month.as_of_date,
        customer_loan.customer_id,
        sum(round(
            loan_month.balance::decimal(38, 2) * customer_loan.own_share
            * case when customer_loan.currency = $base_currency then 1 else exchange_rate.rate_to_base end, 2
        )) as amount
    from book.loan_month as loan_month
    inner join customer_loan on loan_month.loan_id = customer_loan.loan_id
    left join book.exchange_rate as exchange_rate
        on loan_month.as_of_date = exchange_rate.as_of_date and customer_loan.currency = exchange_rate.currency
    where
        loan_month.as_of_date in (select said.as_of_date from said)
        and coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and coalesce(loan_month.is_on_book, true)
    group by loan_month.as_of_date, customer_loan.customer_id
),

month as (
    select distinct held.as_of_date from held
)

select
    said.as_of_date,
    said.customer_id
from said
semi join month on said.as_of_date = month.as_of_date
inner join tolerance
    on
        tolerance.name = 'conversion_difference'
        and said.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or said.as_of_date < tolerance.valid_to)
left join held on said.as_of_date = held.as_of_date and said.customer_id = held.customer_id
where abs(said.amount - coalesce(held.amount, 0)) > tolerance.value
