-- title en: Collection comes after the grant and not in the future
-- title zh: 催收时间不早于放款且不晚于业务日期
-- severity: warning
-- dimension: validity
-- owner: asset_preservation
-- table: collection_action
-- key: action_id
-- needs: collection_action.acted_at, book.loan
-- parameters: business_date date
-- reason en: Nobody collects a loan before it exists, or tomorrow. Correct the time.
-- reason zh: 贷款发放前或未来日期不可能催收，请更正时间。
select collection_action.action_id
from collection_action
left join book.loan as loan on collection_action.loan_id = loan.loan_id
where
    collection_action.acted_at::date < loan.granted_on
    or collection_action.acted_at::date > $business_date
