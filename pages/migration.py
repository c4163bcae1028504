"""Where the loans of last December stand now: the five rates, the class matrix, what left and how."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "migration")

readings = ("migration_rate", "migration_rate_with_disposals", "migration_rate_along_refinancing")
rates = {
    "readings": charts.compared("migration", *readings, since="opening_as_of"),
    "amounts": charts.listed("migration", "migration_rate", "downgraded_amount", "remaining_amount"),
}
matrix = {
    "by_balance": charts.matrix("share_by_balance", "class_from", "class_to"),
    "by_count": charts.matrix("share_by_count", "class_from", "class_to"),
}
lines = {
    "performing": charts.trend(
        "migration_rate", series="migration", only=("normal", "performing"), starts_anew=True
    ),
    "watched": charts.trend(
        "migration_rate",
        series="migration",
        only=("special_mention", "substandard", "doubtful"),
        starts_anew=True,
    ),
}
reduced = charts.split("class_from", "reduction", "share_of_opening", beside="amount")

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "migration_rates", rates, down=["class_moved"])
    frame.figure(scope, "migration_matrix", matrix, down=["class_moved"], note="migration.rows_sum_to_one")
    frame.figure(scope, "migration_rate_trend", lines, down=["class_moved"], note="migration.since_december")
    frame.figure(scope, "migration_reductions", reduced, down=["class_moved"], note="migration.reduced")
