"""Internal ratings: who moved, whose review is overdue, and whether the grades told what came."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "ratings")

ends = ("from_rating", "to_rating")
moved = {
    "by_customers": charts.matrix("move_rate_by_count", *ends),
    "by_balance": charts.matrix("move_rate_by_balance", *ends),
}
outcome = charts.listed(
    "from_rating", "default_rate_by_count", "defaulted_customer_count", "customer_count", "is_order_kept"
)
segment = ("customer_type", "risk_tier")
overdue = charts.ranked(segment, "overdue_review_balance", beside=["overdue_count", "overdue_review_share"])

frame.figure(scope, "rating_migration", moved, down=["rating_moved"], note="ratings.moved")
with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "rating_outcome", outcome, down=["rating_moved"], note="ratings.outcome")
    frame.figure(scope, "overdue_ratings", overdue, down=["overdue_rating"])

frame.table(scope, "rating_moves", down=["rating_moved"], leave_out=["from_rating_no"])
frame.table(scope, "external_rating_cuts", down=["customer_id"])
