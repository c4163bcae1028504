"""The same loans under every standard: who is non-performing where, and which rule says so."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "standards")

apart = charts.listed("differs_from", "only_there_amount", "only_here_amount", "both_amount")
binding = charts.ranked("floor_rule", "balance", beside=["npl_amount", "misclassified_amount"])

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(scope, "npl_by_standard", charts.trend("npl_ratio", series="basis"), down=["is_npl"])
    frame.figure(scope, "standards_compared", apart, down=["differs_from"])
    frame.figure(scope, "floor_rules", binding, down=["floor_rule"])
    frame.unevaluated(scope)

frame.loan_list(scope, "judged_differently")
frame.table(scope, "group_members_to_assess", down=["customer_id"])
