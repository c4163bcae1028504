-- title en: Who is non-performing at another bank is under watch here
-- title zh: 他行已列不良的债务人在本行至少为关注类
-- severity: finding
-- dimension: consistency
-- owner: risk_classification
-- table: customer_external
-- key: customer_id
-- needs: book.customer_external.is_npl_elsewhere, loan_month.risk_class_reported, book.loan, book.customer
-- parameters: months date[]
-- reason en: By the latest answer this non-retail debtor is non-performing at another bank, and a loan of it here
--   is normal: by the bank's setting its claims are at least special mention.
-- reason zh: 最近一次核查显示该非零售债务人在他行已列不良，而在本行仍有正常类贷款，按本行设定其债权至少应归为关注类。
with latest as (
    select customer_id
    from book.customer_external
    where
        is_npl_elsewhere is not null
        and checked_on <= list_max($months::date[])
    group by customer_id
    having max_by(is_npl_elsewhere, checked_on)
),

-- Narrowed to one month before any join: joined first, every month of every loan would stand in memory.
normal as (
    select loan_id
    from loan_month
    where
        as_of_date = list_max($months::date[])
        and coalesce(status = 'active', balance is not null)
        and risk_class_reported = 1
        and not coalesce(has_recognised_enhancement, false)
)

select distinct latest.customer_id
from latest
inner join book.customer as customer on latest.customer_id = customer.customer_id
inner join book.loan as loan on latest.customer_id = loan.customer_id
inner join normal on loan.loan_id = normal.loan_id
where
    customer.customer_type in ('corporate', 'small_business', 'financial')
    and list_max($months::date[]) >= coalesce(customer.valid_from, '-infinity'::date)
    and list_max($months::date[]) < coalesce(customer.valid_to, 'infinity'::date)
