-- grain: as_of_date; secured business balance against the latest value received, each piece counted for its share
with month as (
    select distinct as_of_date from active_loan
),

pledged as (
    select
        month.as_of_date,
        collateral_pledge.loan_id,
        collateral_pledge.collateral_id,
        collateral_pledge.allocated_share
    from month
    inner join collateral_pledge
        on
            month.as_of_date >= collateral_pledge.valid_from
            and month.as_of_date < coalesce(collateral_pledge.valid_to, 'infinity'::date)
),

valued as (
    select
        pledged.*,
        collateral_valuation.amount
    from pledged
    asof inner join collateral_valuation
        on
            pledged.collateral_id = collateral_valuation.collateral_id
            and pledged.as_of_date >= collateral_valuation.received_on
),

secured as (
    select
        as_of_date,
        loan_id,
        sum(amount::double * allocated_share::double) as worth
    from valued
    group by all
)

select
    secured.as_of_date,
    sum(active_loan.yuan) / sum(secured.worth) as value
from secured
inner join active_loan
    on secured.as_of_date = active_loan.as_of_date and secured.loan_id = active_loan.loan_id
where active_loan.product_type <> 'mortgage'
group by secured.as_of_date
