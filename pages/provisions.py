"""Whether what is set aside is enough: floors, stages, the movement of the allowance, the cost of risk."""

import streamlit as st

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "provisions")
frame.compared(scope, "loss_allowance", "provision_coverage", "loan_provision_ratio", "npl_amount")

coverage = charts.trend("provision_coverage", "coverage_floor", said=["coverage_gap_amount", "floor_source"])
ratio = charts.trend(
    "loan_provision_ratio", "provision_ratio_floor", said=["provision_ratio_gap_amount", "floor_source"]
)
by_stage = charts.stacked("stage", "share", leave_out=(1,))
stages = charts.trend("stage_coverage", series="stage")
cost = charts.trend("cost_of_risk", starts_anew=True)
conflicts = charts.listed("conflict", "balance", "loan_count", "loss_allowance")
span = frame.choose_period if scope.publication.is_panel else None

with st.grid(2, min_column_width=420, gap="medium"):
    frame.figure(
        scope,
        "provision_trend",
        {"coverage": coverage, "provision_ratio": ratio},
        down=["is_npl"],
        note="provisions.floors",
        peers={"coverage": "provision_coverage", "provision_ratio": "loan_provision_ratio"},
    )
    frame.figure(scope, "cost_of_risk", cost, down=["all"])
    frame.figure(scope, "stage_trend", {"allowance_rate": stages, "share_of_loans": by_stage}, down=["stage"])
    frame.figure(scope, "stage_conflicts", conflicts, down=["conflict"], note="provisions.conflicts")
    frame.figure(scope, "allowance_bridge", charts.bridge, down=["all"], choose=span)
