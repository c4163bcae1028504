-- title en: A column filled last month is not empty this month
-- title zh: 上月有值的字段本月不为空
-- severity: warning
-- dimension: completeness
-- owner: data_supply
-- table: loan_month
-- key: as_of_date, column_name
-- needs: loan_month
-- uses: book.loan_month
-- parameters: months date[]
-- reason en: The whole column stopped coming; figures that rest on it would turn to "not available". Due-since
--   dates may only be empty in a month without arrears. Ask the sender what changed.
-- reason zh: 整列字段停止报送，依赖该字段的指标将变为“无数据”；欠本、欠息日期仅在当月无逾期时可以为空。请向报送方核实变更。
with filled as (
    select
        as_of_date,
        count(days_past_due) as days_past_due,
        count(risk_class_reported) as risk_class_reported,
        count(impairment_stage) as impairment_stage,
        count(loss_allowance) as loss_allowance,
        count(overdue_principal) as overdue_principal,
        count(overdue_interest) as overdue_interest,
        count(branch_id) as branch_id,
        count(least(principal_due_since, interest_due_since))
        + case when count_if(days_past_due > 0) = 0 then 1 else 0 end as principal_due_since
    from book.loan_month
    where coalesce(status = 'active', balance is not null)
    group by as_of_date
),

said as (
    select
        as_of_date,
        column_name,
        cells
    from filled
    unpivot (
        cells for column_name in (
            days_past_due,
            risk_class_reported,
            impairment_stage,
            loss_allowance,
            overdue_principal,
            overdue_interest,
            branch_id,
            principal_due_since
        )
    )
)

select
    later.as_of_date,
    later.column_name
from said as later
inner join said as earlier
    on
        later.column_name = earlier.column_name
        and date_trunc('month', earlier.as_of_date) = date_trunc('month', later.as_of_date) - interval 1 month
where
    later.cells = 0
    and earlier.cells > 0
    and later.as_of_date = any($months::date[])
