-- title en: Debt overdue at other banks shows in the class
-- title zh: 他行逾期已反映在分类中
-- severity: finding
-- dimension: consistency
-- table: customer_external
-- key: customer_id
-- needs: customer_external.debt_all_banks, customer_external.overdue_90_all_banks, loan_month.risk_class_reported,
--   book.loan, book.customer
-- parameters: months date[]
-- tolerances: overdue_all_banks_share
-- reason en: By the latest answer of the credit bureau more than a fifth of what this non-retail debtor owes to all banks
--   is over 90 days overdue, so its loans here are at least substandard (2023 rule, Art. 11).
-- reason zh: 按最近一次征信查询，该非零售债务人在所有银行的债务中逾期超过90天的已超过20%，其在本行贷款至少应归为次级类
--   （2023年办法第十一条）。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

allowed as (
    select max_by(tolerance.value, tolerance.valid_from) as share
    from tolerance
    inner join last_month on tolerance.valid_from <= last_month.as_of_date
    where tolerance.name = 'overdue_all_banks_share'
),

answered as (
    select
        customer_external.customer_id,
        max_by(customer_external.debt_all_banks, customer_external.checked_on) as debt,
        max_by(customer_external.overdue_90_all_banks, customer_external.checked_on) as overdue
    from customer_external
    inner join last_month on customer_external.checked_on <= last_month.as_of_date
    where customer_external.debt_all_banks is not null and customer_external.overdue_90_all_banks is not null
    group by customer_external.customer_id
)

select distinct answered.customer_id
from answered
cross join last_month
cross join allowed
inner join book.customer as customer on answered.customer_id = customer.customer_id
inner join book.loan as loan on answered.customer_id = loan.customer_id
inner join loan_month on loan.loan_id = loan_month.loan_id and last_month.as_of_date = loan_month.as_of_date
where
    answered.overdue > answered.debt * allowed.share
    and customer.customer_type in ('corporate', 'small_business', 'financial')
    and last_month.as_of_date >= coalesce(customer.valid_from, '-infinity'::date)
    and last_month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    and coalesce(loan_month.status = 'active', loan_month.balance is not null)
    and loan_month.risk_class_reported < 3
    and not coalesce(loan_month.has_recognised_enhancement, false)
