"""Concentration by sector and region, the largest customers and groups, HHI."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "concentration")

largest = charts.ranked("name", "amount", beside=["share", "share_of_net_capital"])
indices = charts.trend("hhi", series="cut", only=("customer", *scope.divides))

with st.grid(2, min_column_width=420, gap="medium"):
    for cut in ("sector", "region", "product"):
        parts = charts.ranked(cut, "share", beside=["amount"])
        frame.figure(scope, f"{cut}_concentration", parts, down=[cut])
    frame.figure(scope, "concentration_trend", indices, down=["all"], note="concentration.hhi")
    frame.figure(scope, "largest_customers", largest, down=["customer_id"])
    frame.figure(scope, "largest_groups", largest, down=["group_id"])

frame.table(scope, "concentration_index", down=["all"])
