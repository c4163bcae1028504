-- title en: The class covers what is known of the borrower's conduct
-- title zh: 分类已反映借款人行为
-- severity: finding
-- dimension: consistency
-- owner: risk_classification
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.risk_class_reported
-- reason en: The use of the money was changed without consent and the loan is normal, the debtor evades and it is
--   better than doubtful, or full payment is held unlikely and it is better than substandard (2023 rule). Classify
--   it anew.
-- reason zh: 擅自改变资金用途仍列正常类，逃废债务未列可疑类及以下，或已认定难以足额偿还未列次级类及以下（2023年办法），
--   请重新分类。
select
    as_of_date,
    loan_id
from loan_month
where
    coalesce(status = 'active', balance is not null)
    and (
        (use_was_changed and risk_class_reported < 2)
        or (evades_debt and risk_class_reported < 4)
        or (is_unlikely_to_pay and risk_class_reported < 3)
    )
