-- title en: An event of a time bar comes after the grant; only a due date lies ahead
-- title zh: 时效事项不早于放款，仅到期日可在未来
-- severity: warning
-- dimension: validity
-- owner: asset_preservation
-- table: limitation_event
-- key: loan_id, party, kind, occurred_on
-- needs: limitation_event.occurred_on, book.loan
-- parameters: business_date date
-- reason en: A clock set by an event that cannot have been runs wrongly. Correct the date.
-- reason zh: 不可能发生的事项会使诉讼时效计算错误，请更正日期。
select
    limitation_event.loan_id,
    limitation_event.party,
    limitation_event.kind,
    limitation_event.occurred_on
from limitation_event
left join book.loan as loan on limitation_event.loan_id = loan.loan_id
where
    limitation_event.occurred_on < loan.granted_on
    or (limitation_event.kind <> 'due' and limitation_event.occurred_on > $business_date)
