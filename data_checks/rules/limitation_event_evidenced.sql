-- title en: What restarts a time bar can be proven
-- title zh: 时效中断事项有证据
-- severity: finding
-- dimension: completeness
-- owner: asset_preservation
-- table: limitation_event
-- key: loan_id, party, kind, occurred_on
-- needs: book.limitation_event.evidence_id
-- reason en: A demand, a promise or a suit without evidence restarts nothing before a court: the clock may have run
--   out. Find the paper.
-- reason zh: 催收、承诺或起诉缺少证据，不能产生时效中断效力，诉讼时效可能已经届满，请查找证据。
select
    loan_id,
    party,
    kind,
    occurred_on
from book.limitation_event
where
    kind in ('demand', 'promise', 'suit')
    and nullif(trim(evidence_id), '') is null
