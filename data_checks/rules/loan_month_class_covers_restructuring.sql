-- title en: A restructured loan under observation is at least special mention
-- title zh: 观察期内的重组贷款至少为关注类
-- severity: finding
-- dimension: consistency
-- owner: risk_classification
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.risk_class_reported, restructuring.difficulty
-- uses: book.restructuring
-- reason en: Observation lasts at least twelve months from the first repayment date agreed after the change; until it
--   is over the loan is at best special mention (2023 rule, Art. 17 to 20).
-- reason zh: 观察期自合同调整后约定的首次还款日起至少十二个月，期满前最高为关注类（2023年办法第十七条至第二十条）。
select distinct
    loan_month.as_of_date,
    loan_month.loan_id
from loan_month
inner join book.restructuring as restructuring
    on
        loan_month.loan_id = restructuring.loan_id
        and loan_month.as_of_date >= restructuring.agreed_on
        and loan_month.as_of_date <= restructuring.first_repayment_on + interval 12 month
where
    loan_month.risk_class_reported < 2
    and restructuring.difficulty <> 'none'
    and coalesce(loan_month.status = 'active', loan_month.balance is not null)
