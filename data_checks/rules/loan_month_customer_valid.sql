-- title en: The customer of an active loan holds on the as-of date
-- title zh: 存续贷款的客户在数据日期有效
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month, book.loan, book.customer
-- reason en: The customer is known, but not on this date, so the month has no customer to count the loan under.
--   Correct the customer's period.
-- reason zh: 客户存在但在该数据日期无有效记录，当月无法归属，请更正客户记录有效期。
select
    loan_month.as_of_date,
    loan_month.loan_id
from loan_month
inner join book.loan as loan on loan_month.loan_id = loan.loan_id
where
    coalesce(loan_month.status = 'active', loan_month.balance is not null)
    and exists (
        select 1 from book.customer as customer
        where customer.customer_id = loan.customer_id
    )
    and not exists (
        select 1 from book.customer as customer
        where
            customer.customer_id = loan.customer_id
            and loan_month.as_of_date >= coalesce(customer.valid_from, date '1900-01-01')
            and (customer.valid_to is null or loan_month.as_of_date < customer.valid_to)
    )
