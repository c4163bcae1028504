-- title en: A forborne loan has a record of what was changed
-- title zh: 重组贷款有条款变更记录
-- severity: warning
-- dimension: completeness
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.is_forborne, book.restructuring
-- reason en: The loan is marked as forborne and no change of its terms is on record up to that date: observation
--   and its end cannot be followed. Have the agreement recorded.
-- reason zh: 贷款标识为重组，但截至该日没有条款变更记录，观察期无从跟踪，请补录重组协议。
with forborne as (
    select
        as_of_date,
        loan_id
    from loan_month
    where is_forborne
),

changed as (
    select
        loan_id,
        min(agreed_on) as agreed_on
    from book.restructuring
    group by loan_id
)

select
    forborne.as_of_date,
    forborne.loan_id
from forborne
left join changed on forborne.loan_id = changed.loan_id
where coalesce(changed.agreed_on, 'infinity'::date) > forborne.as_of_date
