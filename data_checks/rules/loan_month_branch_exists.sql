-- title en: The branch of a loan-month exists on that date
-- title zh: 贷款逐月记录的机构在数据日期有效
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.branch_id, book.branch
-- reason en: A balance under a branch that does not exist is nobody's responsibility. Deliver the branch or
--   correct the number.
-- reason zh: 机构在数据日期不存在的余额无人负责，请补报机构或更正机构号。
select
    as_of_date,
    loan_id
from loan_month
where
    coalesce(status = 'active', balance is not null)
    and branch_id is not null
    and not exists (
        select 1 from book.branch as branch
        where
            branch.branch_id = loan_month.branch_id
            and loan_month.as_of_date >= coalesce(branch.valid_from, date '1900-01-01')
            and (branch.valid_to is null or loan_month.as_of_date < branch.valid_to)
    )
