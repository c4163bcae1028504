-- title en: Each running loan's class was reviewed within a quarter
-- title zh: 存续贷款风险分类按季重检
-- severity: finding
-- dimension: timeliness
-- owner: risk_classification
-- table: loan_month
-- key: loan_id
-- needs: loan_month.class_reviewed_on, book.loan
-- parameters: months date[]
-- tolerances: class_review_days
-- reason en: On the last as-of date the class was last looked at longer ago than a quarter and its time for filing,
--   or never since the loan was granted: it may have been overtaken. Review it.
-- reason zh: 截至最近数据日期，该笔贷款分类距上次重检已超过一个季度及归档时间，或发放以来从未重检，分类可能已不反映
--   实际风险，请重检。
with last_month as (
    select list_max($months::date[]) as as_of_date
)

select loan_month.loan_id
from loan_month
inner join last_month on loan_month.as_of_date = last_month.as_of_date
inner join book.loan as loan on loan_month.loan_id = loan.loan_id
inner join tolerance
    on
        tolerance.name = 'class_review_days'
        and loan_month.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or loan_month.as_of_date < tolerance.valid_to)
where
    coalesce(loan_month.status = 'active', loan_month.balance is not null)
    and loan_month.as_of_date - coalesce(loan_month.class_reviewed_on, loan.granted_on) > tolerance.value
