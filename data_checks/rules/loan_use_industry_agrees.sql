-- title en: A firm's loan goes into its own industry
-- title zh: 企业贷款投向与借款企业行业一致
-- severity: finding
-- dimension: accuracy
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan_month, book.loan.use_industry_code, book.customer.industry_code
-- parameters: months date[]
-- reason en: The running loan is used in another section of industry than the firm's: the money went elsewhere, or
--   one of the codes is wrong. Both concentration and the use of funds rest on it.
-- reason zh: 该存续贷款的投向行业与借款企业所属行业门类不一致，可能资金另有去向，也可能代码有误，影响行业集中度与资
--   金用途判断，请核实。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

running as (
    select loan_month.loan_id
    from loan_month
    inner join last_month on loan_month.as_of_date = last_month.as_of_date
    where coalesce(loan_month.status = 'active', loan_month.balance is not null)
)

select loan.loan_id
from book.loan as loan
inner join running on loan.loan_id = running.loan_id
inner join book.customer as customer on loan.customer_id = customer.customer_id
cross join last_month
where
    customer.customer_type in ('corporate', 'small_business')
    and regexp_matches(loan.use_industry_code, '^[A-T]')
    and regexp_matches(customer.industry_code, '^[A-T]')
    and left(loan.use_industry_code, 1) <> left(customer.industry_code, 1)
    and last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
