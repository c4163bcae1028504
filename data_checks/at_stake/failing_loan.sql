-- The loans that the key of a failing row leads to: the loan it names, else those of its collateral, guarantor,
-- inspection, partner or customers. A failing row of a branch's month leads to the branch's loans.
with last_month as (
    select max(as_of_date) as as_of_date from loan_month
),

led as (
    select
        rule,
        key,
        loan_id
    from failing_row
    where loan_id is not null
    union all
    select
        failing_row.rule,
        failing_row.key,
        pledge.loan_id
    from failing_row
    inner join book.collateral_pledge as pledge on failing_row.collateral_id = pledge.collateral_id
    cross join last_month
    where
        failing_row.loan_id is null
        and coalesce(pledge.valid_from, '-infinity'::date) <= last_month.as_of_date
        and coalesce(pledge.valid_to, 'infinity'::date) > last_month.as_of_date
        and coalesce(pledge.released_on, 'infinity'::date) > last_month.as_of_date
    union all
    select
        failing_row.rule,
        failing_row.key,
        guarantee.loan_id
    from failing_row
    inner join book.guarantee as guarantee on failing_row.guarantor_id = guarantee.guarantor_id
    cross join last_month
    where
        failing_row.loan_id is null
        and coalesce(guarantee.valid_from, '-infinity'::date) <= last_month.as_of_date
        and coalesce(guarantee.valid_to, 'infinity'::date) > last_month.as_of_date
    union all
    select
        failing_row.rule,
        failing_row.key,
        inspection.loan_id
    from failing_row
    inner join book.inspection as inspection on failing_row.inspection_id = inspection.inspection_id
    where failing_row.loan_id is null
    union all
    select
        failing_row.rule,
        failing_row.key,
        loan.loan_id
    from failing_row
    inner join book.loan as loan on failing_row.partner_id = loan.partner_id
    where failing_row.loan_id is null
    union all
    select
        failing_row.rule,
        failing_row.key,
        loan_at_stake.loan_id
    from failing_row
    inner join loan_at_stake on failing_row.customer_id = loan_at_stake.customer_id
    where
        failing_row.loan_id is null
        and failing_row.collateral_id is null
        and failing_row.guarantor_id is null
    union all
    select
        failing_row.rule,
        failing_row.key,
        loan_at_stake.loan_id
    from failing_row
    inner join loan_at_stake on failing_row.other_customer_id = loan_at_stake.customer_id
    union all
    select
        failing_row.rule,
        failing_row.key,
        loan_at_stake.loan_id
    from failing_row
    inner join loan_at_stake on failing_row.branch_id = loan_at_stake.branch_id
    where failing_row.is_branch_month
)

select distinct
    led.rule,
    led.key,
    led.loan_id
from led
semi join loan_at_stake on led.loan_id = loan_at_stake.loan_id
