"""The gate's report on a page: what was checked, and the rows that fail a chosen rule."""

from __future__ import annotations

import streamlit as st

from oversight.frame import address
from oversight.frame.figures import answered, heading, table
from oversight.frame.foot import foot
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.text import LANGUAGES

SHOWN = (
    "status",
    "title",
    "table_name",
    "severity",
    "dimension",
    "rows_checked",
    "failed_count",
    "waived_count",
    "reason",
)


def checks(scope: Scope) -> None:
    """Show every check, those that failed first, and the failing rows of the one chosen."""
    answer, rows = answered(scope, "check_results")
    heading(scope, answer)
    ordered = sorted(rows, key=lambda row: row["status"] in ("passed", "history", "not_supplied"))
    show_rows(scope.reader, "check_results", SHOWN, ordered)
    foot(scope, answer, rows)
    failing = [row for row in rows if row["failed_count"] or row["waived_count"]]
    if failing:
        titles = {row["rule"]: row for row in answer.records()}
        names = {
            row["rule"]: {one: titles[row["rule"]][f"title_{one}"] for one in LANGUAGES} for row in failing
        }
        rule = address.choose(scope.reader.say("data_quality.rule"), "rule", names, scope.reader.language)
        table(scope, "check_failures", rule=rule, leave_out=("rule",))
    else:
        st.caption(scope.reader.say("data_quality.no_failing"))
