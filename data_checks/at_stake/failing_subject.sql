-- Each failing row with what it is about: branch, source system, customer, loans, and what is owed on them.
with placed as (
    select
        failing_row.*,
        coalesce(
            failing_row.branch_id,
            by_loan.branch_id,
            by_collateral.branch_id,
            by_customer.branch_id,
            by_inspection.branch_id,
            by_manager.branch_id
        ) as own_branch
    from failing_row
    left join place as by_loan on by_loan.column_name = 'loan_id' and failing_row.loan_id = by_loan.id
    left join place as by_collateral
        on by_collateral.column_name = 'collateral_id' and failing_row.collateral_id = by_collateral.id
    left join place as by_customer
        on by_customer.column_name = 'customer_id' and failing_row.customer_id = by_customer.id
    left join place as by_inspection
        on by_inspection.column_name = 'inspection_id' and failing_row.inspection_id = by_inspection.id
    left join place as by_manager
        on by_manager.column_name = 'manager_id' and failing_row.manager_id = by_manager.id
),

led as (
    select
        failing_loan.rule,
        failing_loan.key,
        count(*) as loan_count,
        sum(loan_at_stake.amount)::decimal(28, 2) as amount_at_stake,
        min(loan_at_stake.customer_id) as first_customer,
        max(loan_at_stake.customer_id) as last_customer,
        max({ 'amount': coalesce(loan_at_stake.amount, -1), 'branch_id': loan_at_stake.branch_id })['branch_id']
            as main_branch
    from failing_loan
    inner join loan_at_stake on failing_loan.loan_id = loan_at_stake.loan_id
    group by failing_loan.rule, failing_loan.key
)

select
    placed.rule,
    placed.key,
    placed.is_waived,
    coalesce(placed.own_branch, led.main_branch) as branch_id,
    placed.source_system,
    coalesce(placed.customer_id, if(led.first_customer = led.last_customer, led.first_customer, null)) as customer_id,
    led.loan_count,
    led.amount_at_stake
from placed
left join led on placed.rule = led.rule and placed.key = led.key
