"""Concentration by sector and region, the largest customers and groups, HHI."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "concentration")

with st.grid(2, min_column_width=420, gap="medium"):
    for cut in ("sector", "region", "product"):
        frame.figure(scope, f"{cut}_concentration", charts.ranked(cut, "share", beside="amount"), down=cut)
    frame.figure(scope, "concentration_trend", charts.trend("hhi", series="cut"))

frame.table(scope, "concentration_index")
frame.table(scope, "largest_customers", down="customer_id", leave_out=("as_of_date",))
frame.table(scope, "largest_groups", leave_out=("as_of_date",))
