select
    active_loan.as_of_date,
    sum(active_loan.yuan) filter (where loan.guarantee_type = 'guaranteed') / sum(active_loan.yuan) as value
from active_loan
inner join loan on active_loan.loan_id = loan.loan_id
where active_loan.product_type in ('corporate_loan', 'small_business_loan')
group by active_loan.as_of_date
