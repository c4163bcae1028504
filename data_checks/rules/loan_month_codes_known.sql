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
with known as (
    select
        column_name,
        code
    from code
),

-- Narrowed before it is unpivoted: four rows for each of millions would be made for the few that fail.
suspect as (
    select
        as_of_date,
        loan_id,
        status,
        overdue_cause,
        risk_class_reported::varchar as risk_class_reported,
        impairment_stage::varchar as impairment_stage
    from loan_month
    where
        status not in (
            select known.code from known
            where known.column_name = 'status'
        )
        or overdue_cause not in (
            select known.code from known
            where known.column_name = 'overdue_cause'
        )
        or risk_class_reported::varchar not in (
            select known.code from known
            where known.column_name = 'risk_class_reported'
        )
        or impairment_stage::varchar not in (
            select known.code from known
            where known.column_name = 'impairment_stage'
        )
),

said as (
    select
        as_of_date,
        loan_id,
        column_name,
        code
    from suspect
    unpivot (code for column_name in (status, overdue_cause, risk_class_reported, impairment_stage))
)

select
    as_of_date,
    loan_id,
    column_name
from said
where
    column_name in (select known.column_name from known)
    and not exists (
        select 1 from known
        where known.column_name = said.column_name and known.code = said.code
    )
