-- title en: A suit is filed after the grant and not in the future
-- title zh: 立案日期不早于放款且不晚于业务日期
-- severity: warning
-- dimension: validity
-- owner: asset_preservation
-- table: litigation
-- key: case_id, loan_id, stage
-- needs: litigation.filed_on, book.loan
-- parameters: business_date date
-- reason en: Nobody sues over a loan before it exists, or tomorrow. Correct the date.
-- reason zh: 贷款发放前或未来日期不可能立案，请更正日期。
select
    litigation.case_id,
    litigation.loan_id,
    litigation.stage
from litigation
left join book.loan as loan on litigation.loan_id = loan.loan_id
where
    litigation.filed_on < loan.granted_on
    or litigation.filed_on > $business_date
