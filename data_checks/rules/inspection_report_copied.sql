-- title en: A manager writes a report of each inspection
-- title zh: 检查报告逐户撰写、不雷同
-- severity: finding
-- dimension: validity
-- owner: post_loan
-- table: inspection
-- key: manager_id
-- needs: inspection.report_text, inspection.manager_id
-- uses: book.inspection
-- tolerances: inspection_same_reports
-- parameters: months date[]
-- reason en: The same text was handed in for more loans than is tolerated within a year: the checks were hardly made.
--   Look at the loans again with another manager.
-- reason zh: 一年内同一报告文本被用于多笔贷款，检查流于形式，请安排其他人员重新检查。
with today as (
    select max(month.as_of_date) as as_of_date from (select unnest($months::date[]) as as_of_date) as month
),

allowed as (
    select tolerance.value
    from tolerance
    cross join today
    where
        tolerance.name = 'inspection_same_reports'
        and today.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or today.as_of_date < tolerance.valid_to)
),

report as (
    select
        inspection.manager_id,
        inspection.loan_id,
        inspection.report_text
    from book.inspection as inspection
    cross join today
    where
        inspection.done_on > today.as_of_date - interval 12 months
        and inspection.done_on <= today.as_of_date
        and inspection.manager_id is not null
        and nullif(trim(inspection.report_text), '') is not null
),

repeated as (
    select
        report.manager_id,
        report.report_text
    from report
    cross join allowed
    group by report.manager_id, report.report_text, allowed.value
    having count(*) > allowed.value
),

copied as (
    select report.manager_id
    from report
    inner join repeated on report.manager_id = repeated.manager_id and report.report_text = repeated.report_text
    cross join allowed
    group by report.manager_id, report.report_text, allowed.value
    having count(distinct report.loan_id) > allowed.value
)

select distinct manager_id
from copied
