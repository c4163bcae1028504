"""Days past due, portfolio at risk, roll rates, cures apart from exits, and what falls due."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "overdue")
frame.compared(scope, "overdue_balance", "overdue_ratio", "over_90_amount", "over_90_to_npl")

buckets = charts.stacked("bucket", "balance", leave_out=("0",))
arrears = {
    "at_risk": charts.trend("overdue_ratio", "par_30_ratio", "par_60_ratio", "par_90_ratio"),
    "amounts_at_risk": charts.trend("overdue_balance", "overdue_amount_reported_basis", "over_90_amount"),
}
matrix = {"by_balance": charts.matrix("rate_by_balance"), "by_count": charts.matrix("rate_by_count")}
flow = charts.sankey("from_bucket", "to_bucket", "outcome", "balance", leave_out="0")
rolling = charts.trend("worse_rate_by_balance", series="from_bucket", only=("0", "1-30", "1-29"))
cures = charts.trend("cured_balance", "left_balance")
held = charts.parts(
    "confirmed_balance",
    "left_after_cure_balance",
    "open_cure_balance",
    "relapsed_balance",
)
first = charts.by_month(
    "due_month", charts.trend("first_payment_default_by_count", "first_payment_default_by_amount")
)
due = charts.split("code", "horizon", "amount", beside="loan_count")
wall = charts.by_month(
    "maturity_month", charts.stacked("risk_class", "balance"), apart="overdue.past_maturity", value="balance"
)
by = frame.choosing(by=("product", "risk_class"))

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "overdue_trend", buckets, down=["bucket"], note="overdue.current_left_out")
    frame.figure(
        scope, "overdue_summary", arrears, down=["is_overdue", "is_npl"], note="overdue.both_amounts"
    )
    frame.figure(scope, "roll_rate_matrix", matrix, down=["moved"], note="overdue.matrix")
    frame.figure(scope, "bucket_flow", flow, down=["is_overdue"], note="overdue.flow")
    frame.figure(scope, "roll_rate_trend", rolling, down=["is_overdue"], note="overdue.rolling_to_worse")
    frame.table(scope, "roll_rate_exits", down=["moved"], leave_out=["from_bucket_no"])
    frame.figure(scope, "cure_trend", cures, down=["is_overdue"], note="overdue.cures")
    frame.figure(scope, "cure_confirmation", held, down=["cured"], note="overdue.held")
    frame.figure(scope, "first_payment_default", first, down=["first_due"], note="overdue.first_payment")
    frame.figure(scope, "falls_due", due, down=["all"], note="overdue.due", choose=by)
    frame.figure(scope, "renewal_wall", wall, down=["matures"], note="overdue.wall")
