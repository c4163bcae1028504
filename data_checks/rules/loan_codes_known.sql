-- title en: Coded loan columns hold known codes
-- title zh: 借据代码字段取值有效
-- severity: critical
-- dimension: validity
-- owner: credit_data
-- table: loan
-- key: loan_id, column_name
-- needs: loan
-- reason en: A code that nobody can read puts the row in a group without a meaning. Correct it, or declare it
--   in the feed's source.toml.
-- reason zh: 无法识别的代码会使记录落入没有含义的分组，请更正，或在该数据源的 source.toml 中登记。
with said as (
    select
        loan_id,
        column_name,
        code
    from loan
    unpivot (
        code for column_name in (
            product_type,
            currency,
            repayment_method,
            payment_mode,
            guarantee_type,
            origination_type,
            final_status
        )
    )
)

select
    loan_id,
    column_name
from said
where
    column_name in (select known.column_name from code as known)
    and not exists (
        select 1 from code as known
        where known.column_name = said.column_name and known.code = said.code
    )
