-- The loans behind all failing rows of a rule, each counted once.
with loan as (
    select distinct
        rule,
        loan_id
    from failing_loan
)

select
    loan.rule,
    count(*) as loan_count,
    sum(loan_at_stake.amount)::decimal(28, 2) as amount_at_stake
from loan
inner join loan_at_stake on loan.loan_id = loan_at_stake.loan_id
group by loan.rule
