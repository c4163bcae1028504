"""The gate's report on a page: what was checked, what did not hold and why, and the rows at fault."""

from __future__ import annotations

import json
from collections.abc import Sequence

import streamlit as st

from oversight import formats
from oversight.charts import Row
from oversight.frame import address
from oversight.frame.figures import answered, heading
from oversight.frame.foot import foot
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.text import LANGUAGES

HELD = ("passed", "history", "not_supplied")
SHOWN = (
    "status", "title", "severity", "table_name", "failed_count", "waived_count", "rows_checked", "dimension",
)  # fmt: skip
TABLE_HEIGHT = 480
MOST_SAID = 12


def checks(scope: Scope) -> None:
    """Say what did not hold and why, list every check, and show the rows at fault of the one chosen."""
    answer, rows = answered(scope, "check_results")
    ordered = sorted(rows, key=lambda row: row["status"] in HELD)
    heading(scope, answer.query.name)
    for row in [row for row in ordered if row["status"] not in HELD][:MOST_SAID]:
        _say(scope, row)
    show_rows(scope.reader, "check_results", SHOWN, ordered, TABLE_HEIGHT)
    foot(scope, answer, rows)
    _failing_rows(
        scope, {row["rule"]: row for row in answer.records() if row["failed_count"] or row["waived_count"]}
    )


def _say(scope: Scope, row: Row) -> None:
    reader = scope.reader
    st.markdown(
        reader.say(
            "data_quality.failed",
            status=reader.label("status", row["status"]),
            title=row["title"],
            severity=reader.label("severity", row["severity"]),
            count=formats.count(row["failed_count"] + row["waived_count"], reader.language),
            table=reader.label("table_name", row["table_name"]),
            reason=row["reason"],
        )
    )


def _failing_rows(scope: Scope, failing: dict[str, Row]) -> None:
    if not failing:
        st.caption(scope.reader.say("data_quality.no_failing"))
        return
    names = {rule: {one: row[f"title_{one}"] for one in LANGUAGES} for rule, row in failing.items()}
    rule = address.choose(scope.reader.say("data_quality.rule"), "rule", names, scope.reader.language)
    answer, rows = answered(scope, "check_failures", rule=rule)
    heading(scope, answer.query.name)
    shown = [_spread(row) for row in rows]
    show_rows(scope.reader, "check_failures", _columns(shown), shown)
    foot(scope, answer, shown)


def _spread(row: Row) -> Row:
    """Give each part of a failing row's key a column of its own; they are names of a row, so all are text."""
    key = json.loads(row["failed_key"])
    return {
        **{name: None if value is None else str(value) for name, value in key.items()},
        "is_waived": row["is_waived"],
    }


def _columns(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))
