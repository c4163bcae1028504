-- title en: No balance is negative, cards apart
-- title zh: 除信用卡外余额不为负
-- severity: critical
-- dimension: validity
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month, book.loan
-- reason en: A negative balance lowers the book and the ratios. Only a card account can be overpaid, and counts
--   as zero.
-- reason zh: 负余额会压低贷款总额和各项比率；仅信用卡可有溢缴款，按零计。
select
    loan_month.as_of_date,
    loan_month.loan_id
from loan_month
inner join book.loan as loan on loan_month.loan_id = loan.loan_id
where loan_month.balance < 0 and loan.product_type is distinct from 'credit_card'
