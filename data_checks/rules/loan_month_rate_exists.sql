-- title en: Every foreign currency has a rate on the as-of date
-- title zh: 各外币在数据日期均有折算汇率
-- severity: critical
-- dimension: completeness
-- owner: finance
-- table: loan_month
-- key: as_of_date, currency
-- needs: loan_month, book.loan
-- uses: book.exchange_rate
-- parameters: base_currency varchar
-- reason en: Without a rate the loans of that currency would silently leave every total. Deliver the rate.
-- reason zh: 缺少汇率会使该币种贷款从所有合计中消失，请补报汇率。
select distinct
    loan_month.as_of_date,
    loan.currency
from loan_month
inner join book.loan as loan on loan_month.loan_id = loan.loan_id
where
    coalesce(loan_month.status = 'active', loan_month.balance is not null)
    and loan.currency <> $base_currency
    and not exists (
        select 1 from book.exchange_rate as exchange_rate
        where
            exchange_rate.as_of_date = loan_month.as_of_date
            and exchange_rate.currency = loan.currency
            and exchange_rate.rate_to_base > 0
    )
