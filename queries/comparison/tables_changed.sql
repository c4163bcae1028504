-- title: Rows that differ, table by table
-- title zh: 各表差异记录
-- grain: table_name
-- parameters: as_of_date date, basis varchar
-- sources: changed_row_count, loan_effect, touched
-- notes: effects are those of the loans that have a differing row, their own or their customer's; a loan may stand behind several tables, so the lines do not add up
-- notes zh: 影响为存在差异记录（本笔或其客户）的贷款的影响；同一笔贷款可能对应多张表，各行不可相加
with near as (
    select * from touched
    where coalesce(holds_on, $as_of_date::date) = $as_of_date::date
),

effect as (
    select * from loan_effect
    where as_of_date = $as_of_date::date and basis = $basis
),

concerned as (
    select
        near.table_name,
        effect.loan_id
    from near
    inner join effect on near.loan_id = effect.loan_id
    union
    select
        near.table_name,
        effect.loan_id
    from near
    inner join effect on near.customer_id = effect.customer_id
    where near.loan_id is null
),

effect_of_table as (
    select
        concerned.table_name,
        count(*) as loan_count,
        sum(effect.balance_change)::decimal(28, 2) as balance_change,
        sum(effect.npl_amount_change)::decimal(28, 2) as npl_amount_change,
        sum(effect.overdue_balance_change)::decimal(28, 2) as overdue_balance_change
    from concerned
    inner join effect on concerned.loan_id = effect.loan_id
    group by concerned.table_name
)

select
    changed_row_count.table_name,
    changed_row_count.new_count,
    changed_row_count.corrected_count,
    changed_row_count.removed_count,
    changed_row_count.columns_changed,
    coalesce(effect_of_table.loan_count, 0) as loan_count,
    effect_of_table.balance_change,
    effect_of_table.npl_amount_change,
    effect_of_table.overdue_balance_change
from changed_row_count
left join effect_of_table on changed_row_count.table_name = effect_of_table.table_name
order by changed_row_count.table_name
