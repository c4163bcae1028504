"""Concentration by sector, region, product, customer and group, against the limits, and who is above them."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "concentration")
frame.compared(scope, "largest_customer_amount", "largest_customer_to_net_capital", "ten_largest_share")

largest = charts.ranked("name", "amount", beside=["share_of_net_capital", "share_of_tier1_net_capital"])
indices = charts.trend("hhi", series="cut", only=("customer", *scope.divides))
kinds = charts.listed("attribute", "share", "amount", "npl_ratio")
sectors = charts.bubble("sector", "growth", "npl_ratio", size="amount")
use = "concentration.headroom"

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "loan_capital_limits", charts.headroom, down=["key"], note=use)
    frame.figure(scope, "credit_capital_limits", charts.headroom, down=["key"], note=use)
frame.table(scope, "limit_excess_log", down=["key"], leave_out=["customer_type"])

with st.grid(2, min_column_width=420, gap="medium"):
    compared = frame.choose_months_back
    frame.figure(
        scope, "sector_growth", sectors, down=["sector"], note="concentration.growth", choose=compared
    )
    for cut in ("sector", "region", "product"):
        parts = charts.ranked(cut, "share", beside=["amount"])
        frame.figure(scope, f"{cut}_concentration", parts, down=[cut])
    frame.figure(scope, "largest_customers", largest, down=["customer_id"])
    frame.figure(scope, "largest_groups", largest, down=["group_id"])
    frame.figure(scope, "attribute_concentration", kinds, down=["attribute"], note="concentration.attribute")
    frame.figure(
        scope,
        "lorenz_curve",
        charts.lorenz("customer", *scope.divides),
        down=["all"],
        note="concentration.lorenz",
    )
    frame.figure(scope, "concentration_trend", indices, down=["all"], note="concentration.hhi")

frame.table(scope, "large_exposures", down=["key"])
frame.table(scope, "concentration_index", down=["all"])
