-- The branch that a row belongs to by what it names; of a customer's branches, the one where most is owed.
with pledged as (
    select distinct
        pledge.collateral_id,
        loan_at_stake.branch_id,
        loan_at_stake.amount
    from book.collateral_pledge as pledge
    inner join loan_at_stake on pledge.loan_id = loan_at_stake.loan_id
),

named as (
    select
        'loan_id' as column_name,
        loan_id as id,
        branch_id,
        amount
    from loan_at_stake
    union all
    select
        'customer_id' as column_name,
        customer_id as id,
        branch_id,
        sum(amount) as amount
    from loan_at_stake
    group by customer_id, branch_id
    union all
    select
        'collateral_id' as column_name,
        collateral_id as id,
        branch_id,
        sum(amount) as amount
    from pledged
    group by collateral_id, branch_id
    union all
    select
        'inspection_id' as column_name,
        inspection.inspection_id as id,
        loan_at_stake.branch_id,
        loan_at_stake.amount
    from book.inspection as inspection
    inner join loan_at_stake on inspection.loan_id = loan_at_stake.loan_id
    union all
    select
        'manager_id' as column_name,
        manager_id as id,
        branch_id,
        0 as amount
    from book.manager
)

select
    column_name,
    id,
    max({ 'amount': coalesce(amount, -1), 'branch_id': branch_id })['branch_id'] as branch_id
from named
where id is not null and branch_id is not null
group by column_name, id
