"""The gate's report: what was checked, what failed, how fresh the data is."""

from oversight import frame

scope = frame.ensure()
frame.title(scope, "data_quality")

frame.checks(scope)
for name in ("table_freshness", "row_counts", "refused_rows", "not_supplied", "check_history"):
    frame.table(scope, name)
