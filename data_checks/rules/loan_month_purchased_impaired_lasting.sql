-- title en: A loan bought impaired stays one
-- title zh: 购入已减值贷款标识保持不变
-- severity: warning
-- dimension: consistency
-- owner: finance
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.is_purchased_impaired
-- uses: book.loan_month
-- reason en: Last month the loan was one bought or originated impaired, and it is none now: that is decided once,
--   when the loan comes on the book, and holds until it leaves. Correct the flag.
-- reason zh: 上月标识为购入或源生已发生信用减值，本月取消：该属性在初始确认时确定，直至终止确认不得变更，请更正。
with bought as (
    select
        as_of_date,
        loan_id
    from book.loan_month
    where is_purchased_impaired
)

select
    loan_month.as_of_date,
    loan_month.loan_id
from loan_month
inner join bought
    on
        loan_month.loan_id = bought.loan_id
        and date_trunc('month', bought.as_of_date) = date_trunc('month', loan_month.as_of_date) - interval 1 month
where
    not loan_month.is_purchased_impaired
    and coalesce(loan_month.status = 'active', loan_month.balance is not null)
