"""Every limit of the bank: where it stands, when it was not kept, what was approved."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "limits")
frame.register(scope)

views = {"limit_history": charts.lights, "limit_now": charts.headroom}
note = "limits.read"

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "quality_limits", views, down=["all"], note=note)
    frame.figure(scope, "credit_capital_limits", views, down=["key"], note=note)
    frame.figure(scope, "loan_capital_limits", views, down=["key"], note=note)
    frame.figure(scope, "key_limits", views, down=["key"], note=note)

frame.table(scope, "limit_excess_log", down=["key"], leave_out=["customer_type"])
frame.table(scope, "limit_exceptions", down=["key"])
