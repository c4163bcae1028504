-- title en: No branch of last month is missing
-- title zh: 上月有数据的机构本月均有数据
-- severity: warning
-- dimension: completeness
-- owner: data_supply
-- table: loan_month
-- key: as_of_date, branch_id
-- needs: loan_month, loan.branch_id|loan_month.branch_id
-- uses: book.loan, book.loan_month
-- parameters: months date[]
-- reason en: The branch had active loans last month and delivers none now, so the bank's total falls short. Ask
--   the branch.
-- reason zh: 该机构上月有存续贷款而本月无数据，全行合计将偏低，请向该机构催报。
with branch_month as (
    select distinct
        loan_month.as_of_date,
        coalesce(loan_month.branch_id, loan.branch_id) as branch_id
    from book.loan_month as loan_month
    left join book.loan as loan on loan_month.loan_id = loan.loan_id
    where coalesce(loan_month.status = 'active', loan_month.balance is not null)
),

month as (
    select unnest($months::date[]) as as_of_date
)

select
    month.as_of_date,
    earlier.branch_id
from month
inner join branch_month as earlier
    on date_trunc('month', earlier.as_of_date) = date_trunc('month', month.as_of_date) - interval 1 month
where
    earlier.branch_id is not null
    and not exists (
        select 1 from branch_month as later
        where later.as_of_date = month.as_of_date and later.branch_id = earlier.branch_id
    )
