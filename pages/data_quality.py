"""The gate's report: what was checked, what failed, how fresh the data is."""

from oversight import frame

scope = frame.ensure()
frame.title(scope, "data_quality")

frame.checks(scope)
frame.table(scope, "table_freshness")
frame.table(scope, "row_counts")
frame.table(scope, "not_supplied")
frame.table(scope, "check_history")
