-- title en: A loan in stage 3 is at least substandard
-- title zh: 第三阶段贷款至少为次级类
-- severity: critical
-- dimension: consistency
-- owner: risk_classification
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.impairment_stage, loan_month.risk_class_reported
-- reason en: The loan is provided for as credit-impaired and reported as performing: one of the two is wrong, and
--   either the allowance or the NPL ratio with it. Correct it at the source.
-- reason zh: 贷款按已发生信用减值计提却报为正常或关注类，二者必有一误，将影响拨备或不良率，请在源头更正。
select
    as_of_date,
    loan_id
from loan_month
where
    coalesce(status = 'active', balance is not null)
    and impairment_stage = 3
    and risk_class_reported < 3
