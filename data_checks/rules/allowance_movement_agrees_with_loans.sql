-- title en: The closing allowance is the sum over the loans of its stage
-- title zh: 损失准备期末余额等于该阶段各笔贷款准备之和
-- severity: warning
-- dimension: consistency
-- owner: finance
-- table: allowance_movement
-- key: as_of_date, stage
-- needs: allowance_movement.closing, book.loan_month.loss_allowance, book.loan_month.impairment_stage
-- uses: book.loan, book.exchange_rate
-- tolerances: conversion_difference
-- parameters: base_currency varchar
-- reason en: The books hold another allowance for the stage than the loans do, so coverage depends on whom one
--   asks. Find the loans that were staged or provided for on one side only.
-- reason zh: 账面该阶段损失准备与逐笔合计不符，拨备覆盖率因口径而异，请查找仅在一方调整阶段或计提的贷款。
with foreign_loan as (
    select
        loan_id,
        any_value(currency) as currency
    from book.loan
    where currency <> $base_currency
    group by loan_id
),

held as (
    select
        loan_month.as_of_date,
        loan_month.impairment_stage as stage,
        sum(case
            when foreign_loan.currency is null then loan_month.loss_allowance
            else round(loan_month.loss_allowance::decimal(38, 2) * exchange_rate.rate_to_base, 2)
        end) as allowance
    from book.loan_month as loan_month
    left join foreign_loan on loan_month.loan_id = foreign_loan.loan_id
    left join book.exchange_rate as exchange_rate
        on loan_month.as_of_date = exchange_rate.as_of_date and foreign_loan.currency = exchange_rate.currency
    where
        loan_month.as_of_date in (select allowance_movement.as_of_date from allowance_movement)
        and coalesce(loan_month.status = 'active', loan_month.balance is not null)
    group by loan_month.as_of_date, loan_month.impairment_stage
),

month as (
    select distinct held.as_of_date from held
)

select
    allowance_movement.as_of_date,
    allowance_movement.stage
from allowance_movement
semi join month on allowance_movement.as_of_date = month.as_of_date
inner join tolerance
    on
        tolerance.name = 'conversion_difference'
        and allowance_movement.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or allowance_movement.as_of_date < tolerance.valid_to)
left join held
    on allowance_movement.as_of_date = held.as_of_date and allowance_movement.stage = held.stage
where
    allowance_movement.stage is not null
    and abs(allowance_movement.closing - coalesce(held.allowance, 0)) > tolerance.value
