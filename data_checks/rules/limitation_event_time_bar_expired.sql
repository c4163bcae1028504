-- title en: The time bar of no loan that is owed has expired
-- title zh: 在账贷款诉讼时效未届满
-- severity: finding
-- dimension: timeliness
-- owner: asset_preservation
-- table: limitation_event
-- key: loan_id
-- needs: limitation_event, book.loan_month
-- uses: book.limitation_event
-- parameters: months date[]
-- reason en: More than three years passed without a demand, a promise or a suit: the debtor may refuse to pay. Ask
--   counsel, and get an acknowledgement in writing.
-- reason zh: 超过三年未催收、未取得还款承诺、未起诉，债务人可提出时效抗辩，请咨询法律顾问并争取债务人书面确认。
with today as (
    select max(month.as_of_date) as as_of_date from (select unnest($months::date[]) as as_of_date) as month
),

owed as (
    select loan_month.loan_id
    from book.loan_month as loan_month
    inner join today on loan_month.as_of_date = today.as_of_date
    where coalesce(loan_month.status = 'active', loan_month.balance is not null)
),

event as (
    select
        limitation_event.loan_id,
        limitation_event.kind,
        limitation_event.occurred_on,
        lead(limitation_event.occurred_on, 1, today.as_of_date) over (
            partition by limitation_event.loan_id order by limitation_event.occurred_on
        ) as next_on,
        max(limitation_event.occurred_on) filter (where limitation_event.kind = 'promise') over (
            partition by limitation_event.loan_id
        ) as promised_on
    from book.limitation_event as limitation_event
    inner join owed on limitation_event.loan_id = owed.loan_id
    cross join today
    where
        limitation_event.party = 'debtor'
        and limitation_event.occurred_on <= today.as_of_date
)

-- Three years (Civil Code Art. 188); once they are over only the debtor's own promise brings the claim back.
select distinct event.loan_id
from event
where
    event.next_on > event.occurred_on + interval 3 years
    and (event.promised_on is null or event.promised_on <= event.occurred_on + interval 3 years)
