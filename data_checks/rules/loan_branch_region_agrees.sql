-- title en: Loans are made where the branch is
-- title zh: 贷款由客户所在省份的机构发放
-- severity: finding
-- dimension: accuracy
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan_month, book.loan.branch_id, book.customer.region_code, book.branch.region_code
-- parameters: months date[]
-- reason en: The customer of this running loan is recorded in another province than the branch: lending away from
--   home is restricted and hard to look after, or the region is wrong. Confirm the customer's place.
-- reason zh: 该存续贷款客户所在省份与经办机构不同，异地贷款受到限制且难以管理，也可能地区录入有误，请核实客户所在地。
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
inner join book.branch as branch on loan.branch_id = branch.branch_id
cross join last_month
where
    regexp_matches(customer.region_code, '^[0-9]{2}')
    and regexp_matches(branch.region_code, '^[0-9]{2}')
    and left(customer.region_code, 2) <> left(branch.region_code, 2)
    and last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and last_month.as_of_date >= coalesce(branch.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(branch.valid_to, 'infinity'::date)
