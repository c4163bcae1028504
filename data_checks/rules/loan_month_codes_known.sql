-- title en: Coded loan-month columns hold known codes
-- title zh: 贷款逐月代码字段取值有效
-- severity: critical
-- dimension: validity
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id, column_name
-- needs: loan_month
-- reason en: A code that nobody can read puts the row in a group without a meaning. Correct it, or declare it
--   in the feed's source.toml.
-- reason zh: 无法识别的代码会使记录落入没有含义的分组，请更正，或在该数据源的 source.toml 中登记。
with text_code as (
    select
        as_of_date,
        loan_id,
        status,
        overdue_cause,
        risk_class_reported::varchar as risk_class_reported,
        impairment_stage::varchar as impairment_stage
    from loan_month
),

said as (
    select
        as_of_date,
        loan_id,
        column_name,
        code
    from text_code
    unpivot (code for column_name in (status, overdue_cause, risk_class_reported, impairment_stage))
)

select
    as_of_date,
    loan_id,
    column_name
from said
where
    column_name in (select known.column_name from code as known)
    and not exists (
        select 1 from code as known
        where known.column_name = said.column_name and known.code = said.code
    )
