"""Concentration by sector and region, the largest customers and groups, HHI."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "concentration")

with st.grid(2, min_column_width=420, gap="medium"):
    for cut in ("sector", "region"):
        frame.figure(scope, f"{cut}_concentration", charts.ranked(cut, "share", beside="amount"), down=[cut])
    frame.figure(
        scope, "largest_customers", charts.ranked("name", "share", beside="amount"), down=["customer_id"]
    )
    frame.figure(scope, "largest_groups", charts.ranked("name", "share", beside="amount"))
    frame.figure(
        scope,
        "concentration_trend",
        charts.trend("hhi", series="cut", only=("customer", *scope.divides)),
        note="concentration.hhi",
    )
    frame.figure(
        scope, "product_concentration", charts.ranked("product", "share", beside="amount"), down=["product"]
    )

frame.table(scope, "concentration_index")
