"""For the executive: where the book stands, what changed, which limits are not kept."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "overview")

if scope.publication.is_panel:
    frame.headlines(scope)
    with st.grid(2, min_column_width=420, gap="medium"):
        npl_ratio = charts.trend("npl_ratio", limit="npl_ratio")
        frame.figure(scope, "npl_ratio_trend", npl_ratio, down=["is_npl"], peers="npl_ratio")
        moved = charts.movers(*scope.divides)
        frame.figure(scope, "npl_movers", moved, down=["is_npl"], choose=frame.choose_months_back)
    frame.findings(scope)
else:
    frame.lent(scope)
    with st.grid(2, min_column_width=420, gap="medium"):
        for cut in ("sector", "region"):
            lost = charts.ranked(cut, "written_off_amount", beside=["amount"])
            frame.figure(scope, f"{cut}_concentration", lost, down=[cut])
