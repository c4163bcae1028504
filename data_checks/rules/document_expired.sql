-- title en: No paper of a running loan has expired
-- title zh: 存续贷款档案未过期
-- severity: finding
-- dimension: timeliness
-- owner: credit_data
-- table: document
-- key: loan_id, kind
-- needs: book.document.expires_on, book.document.is_held, loan_month
-- parameters: months date[]
-- reason en: The paper ran out before the last as-of date and the loan still runs: a licence or certificate that no
--   longer holds proves nothing in court. Ask for the new one.
-- reason zh: 该档案在最近数据日期前已过期，贷款仍存续，过期证照不具证明力，请收取新件。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

running as (
    select loan_month.loan_id
    from loan_month
    inner join last_month on loan_month.as_of_date = last_month.as_of_date
    where coalesce(loan_month.status = 'active', loan_month.balance is not null)
)

select
    document.loan_id,
    document.kind
from book.document as document
semi join running on document.loan_id = running.loan_id
where
    document.is_held
    and document.expires_on < list_max($months::date[])
