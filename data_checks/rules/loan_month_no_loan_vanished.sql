-- title en: A loan active last month has a row this month
-- title zh: 上月存续贷款本月均有记录
-- severity: warning
-- dimension: completeness
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month
-- uses: book.loan_month
-- parameters: months date[]
-- reason en: The loan left without a row that says how, so its exit counts as unexplained. Deliver its last
--   row.
-- reason zh: 贷款未报退出状态即消失，其退出将列为原因不明，请补报最后一期记录。
with month as (
    select unnest($months::date[]) as as_of_date
)

select
    month.as_of_date,
    earlier.loan_id
from month
inner join book.loan_month as earlier
    on date_trunc('month', earlier.as_of_date) = date_trunc('month', month.as_of_date) - interval 1 month
where
    coalesce(earlier.status = 'active', earlier.balance is not null)
    and not exists (
        select 1 from loan_month
        where loan_month.as_of_date = month.as_of_date and loan_month.loan_id = earlier.loan_id
    )
