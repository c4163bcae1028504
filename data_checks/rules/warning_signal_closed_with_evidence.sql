-- title en: A warning is handled by somebody and closed on evidence
-- title zh: 预警有责任人并凭依据解除
-- severity: finding
-- dimension: completeness
-- owner: post_loan
-- table: warning_signal
-- key: signal_id
-- needs: book.warning_signal.closed_on, book.warning_signal.closing_evidence, book.warning_signal.owner
-- reason en: The warning was closed without a word on why, or handled by nobody named: it may have been closed for
--   the statistics. Have the evidence filed or open it again.
-- reason zh: 预警解除未说明依据，或已处置而未注明责任人，可能为消除统计而解除，请补充依据或重新开启。
select signal_id
from book.warning_signal
where
    (closed_on is not null and nullif(trim(closing_evidence), '') is null)
    or (handled_on is not null and nullif(trim(owner), '') is null)
