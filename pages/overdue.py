"""Days past due, early arrears, roll rates, and cures apart from exits."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "overdue")
frame.compared(scope, "overdue_balance", "overdue_ratio", "over_90_amount", "over_90_to_npl")

buckets = charts.stacked("bucket", "balance", leave_out=("0",))
arrears = charts.trend("early_arrears_amount", "over_90_amount", "npl_amount")
rolling = charts.trend("worse_rate_by_balance", series="from_bucket", only=("0", "1-30", "1-29"))
cures = charts.trend("cured_balance", "left_balance")

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "overdue_trend", buckets, down=["bucket"], note="overdue.current_left_out")
    frame.figure(scope, "overdue_summary", arrears, down=["is_overdue", "is_npl"])
    frame.figure(scope, "roll_rate_matrix", charts.matrix("rate_by_balance"), down=["moved"])
    frame.figure(scope, "roll_rate_trend", rolling, down=["is_overdue"], note="overdue.rolling_to_worse")
    frame.figure(scope, "cure_trend", cures, down=["is_overdue"], note="overdue.cures")
    frame.table(scope, "roll_rate_exits", down=["moved"], leave_out=["from_bucket_no"])
