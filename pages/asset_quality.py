"""Loans by risk class, the NPL ratio by cut, and the NPL bridge."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "asset_quality")
frame.compared(
    scope,
    "npl_amount",
    "npl_ratio",
    "special_mention_ratio",
    "over_90_to_npl",
    "provision_coverage",
    "loan_provision_ratio",
    more="provisions",
)

composition = charts.stacked("risk_class", "share", leave_out=(1,))
left_out = "asset_quality.normal_left_out"

with st.grid(2, min_column_width=420, gap="medium"):
    npl_ratio = charts.trend("npl_ratio", limit="npl_ratio")
    frame.figure(scope, "npl_ratio_trend", npl_ratio, down=["is_npl"], peers="npl_ratio")
    frame.figure(scope, "risk_class_composition", composition, down=["risk_class"], note=left_out)
    deviation = charts.trend("over_60_to_npl", "over_90_to_npl", limit="over_90_to_npl")
    frame.figure(scope, "overdue_summary", deviation, down=["is_npl"], note="asset_quality.deviation")
    formation = charts.trend("formation_rate", "formation_ytd_rate")
    frame.figure(scope, "npl_formation", formation, down=["is_npl"])
    kept_alive = ["watched_share", "watched_npl_rate", "ordinary_npl_rate"]
    renewed = charts.parts("refinanced_balance", "extended_balance", "renewed_balance", ratios=kept_alive)
    frame.figure(scope, "hidden_risk_trend", renewed, down=["renewal_kind"])
    watched = charts.ranked("branch", "watched_share", beside=["watched_balance", "watched_npl_rate"])
    frame.figure(scope, "hidden_risk_by_branch", watched, down=["renewed_of_branch"])
    for cut in scope.divides:
        bad = charts.ranked(cut, "npl_ratio", beside=["npl_amount"])
        frame.figure(scope, f"npl_ratio_by_{cut}", bad, down=[cut])
    for cut in ("branch", "sector"):
        spots = charts.heat(cut, "npl_ratio", size="gross_amount")
        frame.figure(scope, f"npl_history_by_{cut}", spots, down=[cut])
    wrong = charts.ranked("misclassified_by", "misclassified_amount", beside=["npl_gap", "loan_count"])
    frame.figure(scope, "misclassified_by_rule", wrong, down=["misclassified_by"])
    said = ["decided_count", "same_person_count", "out_of_order_count"]
    steps = {
        "overridden": charts.trend("overridden_share"),
        "complete": charts.trend("complete_share", said=said),
    }
    frame.figure(scope, "class_steps", steps)
    deciders = charts.ranked(("step", "decided_by"), "decision_count", beside=["changed_share"])
    frame.figure(scope, "class_deciders", deciders)
    direction = ("override", "override_outcome")
    outcomes = charts.ranked(direction, "loan_count", beside=["outcome_share", "balance"])
    frame.figure(scope, "override_outcomes", outcomes)
    reviews = charts.ranked("branch", "unreviewed_balance", beside=["unreviewed_count", "unreviewed_share"])
    frame.figure(scope, "class_review_overdue", reviews, down=["branch"])

span = frame.choose_period if scope.publication.is_panel else None
frame.figure(scope, "npl_bridge_period", charts.bridge, down=["component"], choose=span)
frame.loan_list(scope, "misclassified_loans")
frame.table(scope, "overridden_loans")
