-- grain: as_of_date, loan_id; what the other files here read: loans on the book in yuan
select
    loan_month.as_of_date,
    loan_month.loan_id,
    loan_month.branch_id,
    loan_month.days_past_due,
    loan_month.risk_class_reported,
    loan_month.impairment_stage,
    loan_month.is_forborne,
    loan_month.balance,
    loan.product_type,
    loan.customer_id,
    loan.currency,
    left(loan.use_industry_code, 1) as use_industry_code,
    loan.origination_type,
    loan.granted_on,
    loan.original_amount,
    loan_month.balance * coalesce(exchange_rate.rate_to_base, 1)::double as yuan,
    loan_month.loss_allowance * coalesce(exchange_rate.rate_to_base, 1)::double as allowance
from loan_month
inner join loan on loan_month.loan_id = loan.loan_id
left join exchange_rate
    on loan_month.as_of_date = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
where loan_month.status = 'active'
