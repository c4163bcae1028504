"""What the gate found: the answer, what is open, the score, what is stale; the record is folded."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "data_quality")
frame.quality_answer(scope)
frame.refused(scope)

parts = {
    "dimension": ("all", "dimension"),
    "table": ("table_name",),
    "branch": ("branch",),
    "source_system": ("source_system",),
}
scores = {
    view: charts.grid("code", "publication", "quality_score", cuts, "failed_count", low_is_bad=True)
    for view, cuts in parts.items()
}
stale = {
    cut: charts.grid("input", "code", "out_of_date_share", (cut,), "out_of_date_count")
    for cut in ("customer_type", "risk_tier")
}
history_read = "data_quality.stale_read_history"
stale_read = history_read if scope.publication.is_historical else "data_quality.stale_read"
tables = charts.ranked("table_name", "age_share", beside=["age_days", "status"])
faults, findings = ("critical", "warning"), ("finding", "info")
ranked = charts.ranked("title", "amount_at_stake")
failing = charts.grid("rule", "publication", "failing_row_count")
at_stake = {
    "faults": charts.only(ranked, "severity", *faults),
    "findings": charts.only(ranked, "severity", *findings),
}
history = {
    "faults": charts.only(failing, "severity", *faults),
    "findings": charts.only(failing, "severity", *findings),
}

frame.figure(scope, "rules_at_stake", at_stake)
frame.failing_rows(scope)
frame.table(scope, "waivers", leave_out=["rule", "severity"])
frame.table(scope, "left_out", choose=frame.choose_fault)

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "quality_scores", scores, note="data_quality.score_read")
    frame.figure(scope, "freshness_map", stale, choose=frame.judged_on, note=stale_read)
    frame.figure(scope, "table_freshness", tables)

with frame.folded(scope, "data_quality.every_check"):
    frame.checks(scope)
    frame.data_docs(scope)
with frame.folded(scope, "data_quality.over_time"):
    frame.figure(scope, "rule_history", history, note="data_quality.history_read")
    frame.table(scope, "check_history")
with frame.folded(scope, "data_quality.received"):
    for name in ("row_counts", "refused_rows", "not_supplied"):
        frame.table(scope, name)
