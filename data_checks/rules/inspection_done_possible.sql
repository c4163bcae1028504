-- title en: An inspection is done after the loan was granted and not in the future
-- title zh: 检查日期不早于放款且不晚于业务日期
-- severity: warning
-- dimension: validity
-- owner: post_loan
-- table: inspection
-- key: inspection_id
-- needs: inspection.done_on, book.loan
-- parameters: business_date date
-- reason en: Nobody can check a loan before it exists, or tomorrow; mostly day and month are swapped. Correct the
--   date.
-- reason zh: 贷款发放前或未来日期不可能完成检查，多为日、月颠倒，请更正。
select inspection.inspection_id
from inspection
left join book.loan as loan on inspection.loan_id = loan.loan_id
where
    inspection.done_on < loan.granted_on
    or inspection.done_on > $business_date
