-- title en: No firm with a loan has ceased to exist
-- title zh: 有存续贷款的企业未注销或吊销
-- severity: finding
-- dimension: accuracy
-- owner: customer_data
-- table: customer_external
-- key: customer_id
-- needs: book.customer_external.registered_status, loan_month, book.loan
-- parameters: months date[]
-- reason en: By the latest answer of the register the firm has ceased, is struck off or its licence is revoked, and
--   its loans still run. Whoever signs for it may not; class the loans and secure the claims.
-- reason zh: 最近一次登记查询显示该企业已停业、注销或被吊销，其贷款仍存续，签章主体资格存疑，请重新分类并保全债权。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

latest as (
    select
        customer_id,
        lower(trim(max_by(registered_status, checked_on))) as registered_status
    from book.customer_external
    where
        registered_status is not null
        and checked_on <= list_max($months::date[])
    group by customer_id
),

gone as (
    select customer_id
    from latest
    where
        registered_status in (
            'ceased', 'dissolved', 'deregistered', 'revoked', 'bankrupt', '停业', '歇业', '注销', '吊销', '破产'
        )
),

running as (
    select
        loan.loan_id,
        loan.customer_id
    from loan_month
    inner join last_month on loan_month.as_of_date = last_month.as_of_date
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    where coalesce(loan_month.status = 'active', loan_month.balance is not null)
)

select distinct running.customer_id
from running
inner join gone on running.customer_id = gone.customer_id
