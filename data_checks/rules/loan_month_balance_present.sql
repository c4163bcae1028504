-- title en: An active loan has a balance
-- title zh: 存续贷款均有余额
-- severity: critical
-- dimension: completeness
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month
-- reason en: A missing balance would silently leave the book. Deliver it; a loan that left has another status.
-- reason zh: 缺失余额会使贷款无声退出统计，请补报；已结清或退出的贷款应改报状态。
select
    as_of_date,
    loan_id
from loan_month
where status = 'active' and balance is null
