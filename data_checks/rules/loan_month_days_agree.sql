-- title en: Days past due agree with the due-since dates
-- title zh: 逾期天数与欠本、欠息日期一致
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.days_past_due, loan_month.principal_due_since|loan_month.interest_due_since
-- reason en: Days past due are the as-of date minus the earlier of the two dates; without a date there are
--   none. Classes and buckets rest on them. Correct the days or the dates.
-- reason zh: 逾期天数＝数据日期－欠本、欠息日期中较早者，无欠款日期则为零；风险分类和逾期区间以此为准。请更正天数或日期。
with counted as (
    select
        as_of_date,
        loan_id,
        days_past_due,
        as_of_date - least(principal_due_since, interest_due_since) as days_counted
    from loan_month
    where coalesce(status = 'active', balance is not null)
)

select
    as_of_date,
    loan_id
from counted
where
    (days_counted is null and days_past_due > 0)
    or (
        days_counted is not null
        and coalesce(days_past_due, 0) >= 0
        and days_past_due is distinct from greatest(days_counted, 0)
    )
