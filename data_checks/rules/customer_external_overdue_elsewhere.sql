-- title en: Debt overdue at other banks shows in the class
-- title zh: 他行逾期已反映在分类中
-- severity: finding
-- dimension: consistency
-- owner: risk_classification
-- table: customer_external
-- key: customer_id
-- needs: customer_external.debt_all_banks, customer_external.overdue_90_all_banks, loan_month.risk_class_reported,
--   book.loan, book.customer
-- parameters: months date[]
-- tolerances: overdue_all_banks_share
-- reason en: By the latest answer of the credit bureau more than a fifth of what this non-retail debtor owes to all banks
--   is over 90 days overdue, so its loans here are at least substandard (2023 rule, Ch. 2).
-- reason zh: 按最近一次征信查询，该非零售债务人在所有银行的债务中逾期超过90天的已超过20%，其在本行贷款至少应归为次级类
--   （2023年办法第二章）。
with allowed as (
    select max_by(tolerance.value, tolerance.valid_from) as share
    from tolerance
    where tolerance.name = 'overdue_all_banks_share' and tolerance.valid_from <= list_max($months::date[])
),

answered as (
    select
        customer_id,
        max_by(debt_all_banks, checked_on) as debt,
        max_by(overdue_90_all_banks, checked_on) as overdue
    from customer_external
    where
        checked_on <= list_max($months::date[])
        and debt_all_banks is not null
        and overdue_90_all_banks is not null
    group by customer_id
),

overdue_elsewhere as (
    select answered.customer_id
    from answered
    inner join allowed on answered.overdue > answered.debt::decimal(38, 2) * allowed.share
),

-- Narrowed to one month before any join: joined first, every month of every loan would stand in memory.
mild as (
    select loan_id
    from loan_month
    where
        as_of_date = list_max($months::date[])
        and coalesce(status = 'active', balance is not null)
        and risk_class_reported < 3
        and not coalesce(has_recognised_enhancement, false)
)

select distinct overdue_elsewhere.customer_id
from overdue_elsewhere
inner join book.customer as customer on overdue_elsewhere.customer_id = customer.customer_id
inner join book.loan as loan on overdue_elsewhere.customer_id = loan.customer_id
inner join mild on loan.loan_id = mild.loan_id
where
    customer.customer_type in ('corporate', 'small_business', 'financial')
    and list_max($months::date[]) >= coalesce(customer.valid_from, '-infinity'::date)
    and list_max($months::date[]) < coalesce(customer.valid_to, 'infinity'::date)
