-- grain: as_of_date; of the business loans and mortgages more than 300 days late, those with a suit
with late as (
    select
        as_of_date,
        loan_id
    from active_loan
    where
        days_past_due > 300
        and product_type in ('corporate_loan', 'small_business_loan', 'mortgage')
),

suit as (
    select
        loan_id,
        min(filed_on) as filed_on
    from litigation
    group by loan_id
)

select
    late.as_of_date,
    count(suit.loan_id) / count(*) as value
from late
left join suit on late.loan_id = suit.loan_id and late.as_of_date >= suit.filed_on
group by late.as_of_date
