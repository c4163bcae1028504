-- title en: A non-performing loan is in stage 3
-- title zh: 不良贷款处于第三阶段
-- severity: warning
-- dimension: consistency
-- owner: risk_classification
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.impairment_stage, loan_month.risk_class_reported
-- reason en: The loan is reported as substandard or worse without counting as credit-impaired. That needs an
--   explanation; without one the allowance is too low.
-- reason zh: 贷款报为次级类及以下但未划入第三阶段，应说明理由，否则拨备计提不足。
select
    as_of_date,
    loan_id
from loan_month
where
    coalesce(status = 'active', balance is not null)
    and risk_class_reported >= 3
    and impairment_stage < 3
