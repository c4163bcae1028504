"""The gate's report on a page: what was checked, what did not hold and why, and the rows at fault."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from oversight import formats
from oversight.charts import Row
from oversight.frame import address
from oversight.frame.answers import answered, ask
from oversight.frame.figures import heading
from oversight.frame.foot import foot
from oversight.frame.places import ICONS, script
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.frame.waive import waive
from oversight.reader import Reader
from oversight.text import LANGUAGES

HELD = ("passed", "history", "not_supplied")
SHOWN = (
    "status", "title", "severity", "table_name", "failed_count", "waived_count", "rows_checked", "dimension",
    "rule_owner",
)  # fmt: skip
TABLE_HEIGHT = 480
MOST_NAMED = 4
MOST_ROWS = 500


def checks(scope: Scope) -> None:
    """Say what did not hold and why, and list every check."""
    answer, rows = answered(scope, "check_results")
    ordered = sorted(rows, key=lambda row: row["status"] in HELD)
    heading(scope, answer.query.name)
    for row in ordered:
        if row["status"] not in HELD and row["severity"] != "finding":
            _say(scope, row)
    show_rows(scope.reader, "check_results", SHOWN, ordered, TABLE_HEIGHT)
    foot(scope, answer, rows)


def findings(scope: Scope) -> None:
    """Say what the checks found in the bank's business, each with the first things concerned."""
    found = [
        row
        for row in answered(scope, "check_results")[1]
        if row["severity"] == "finding" and row["status"] == "failed"
    ]
    if not found:
        return
    reader = scope.reader
    tables = {row["rule"]: row["table_name"] for row in found}
    concerned: dict[str, list[str]] = {}
    for failing in ask("check_failures", scope.publication).records():
        rule = failing["rule"]
        if rule in tables:
            key = json.loads(failing["failed_key"])
            concerned.setdefault(rule, []).append(_name_of(key, tables[rule], reader))
    with st.container(key="findings"):
        st.markdown(f"**{reader.say('overview.findings')}**")
        st.caption(reader.say("overview.findings_of"))
        lines = []
        for row in sorted(found, key=lambda row: int(row["failed_count"])):
            names = list(dict.fromkeys(concerned.get(row["rule"], [])))
            left = len(names) - MOST_NAMED
            more = reader.say("overview.and_more", count=left) if left > 0 else ""
            named = reader.say("frame.and").join(map(formats.plain, names[:MOST_NAMED]))
            lines.append(reader.say("overview.finding", title=row["title"], named=named, more=more))
        st.markdown("\n\n".join(lines))
        st.page_link(
            script("data_quality"), label=reader.say("overview.all_findings"), icon=ICONS["data_quality"]
        )


def _name_of(key: Mapping[str, Any], table: str, reader: Reader) -> str:
    """Name what a failing row is about: the part of its key that is no date."""
    column, value = next(
        ((column, value) for column, value in key.items() if column not in ("as_of_date", "valid_from")),
        ("", ""),
    )
    return reader.label(column, _in_words(table, column, value, reader))


def _in_words(table: str, column: str, value: object, reader: Reader) -> object:
    """Name a code that is the table's own; any other value stays as it is."""
    return reader.label(f"{table}.{column}", value) if isinstance(value, str) else value


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


def failing_rows(scope: Scope) -> None:
    """List the rows at fault of the rule that the reader chooses: whose they are, and what is owed behind."""
    answer = answered(scope, "rules_at_stake")[0]
    failing = {row["rule"]: row for row in answer.records()}
    if not failing:
        st.caption(scope.reader.say("data_quality.no_failing"))
        return
    heading(scope, "check_failures")
    known = {row["rule"]: row for row in answered(scope, "check_results")[1]}
    names = {rule: {one: row[f"title_{one}"] for one in LANGUAGES} for rule, row in failing.items()}
    rule = address.choose(scope.reader.say("data_quality.rule"), "rule", names, scope.reader.language)
    owner = scope.reader.label("rule_owner", known[rule]["rule_owner"])
    st.caption(scope.reader.say("data_quality.why", reason=known[rule]["reason"], owner=owner))
    answer, rows = answered(scope, "check_failures", rule=rule, row_limit=MOST_ROWS + 1)
    found = [_spread(row) for row in rows[:MOST_ROWS]]
    shown = [
        {name: _in_words(known[rule]["table_name"], name, value, scope.reader) for name, value in row.items()}
        for row in found
    ]
    links = address.to_borrower(scope.address())
    show_rows(scope.reader, "check_failures", _columns(shown), shown, links=links)
    if len(rows) > MOST_ROWS:
        count = formats.count(MOST_ROWS, scope.reader.language)
        st.caption(scope.reader.say("frame.first_rows", count=count))
    keys = [row["failed_key"] for row in rows if not row["is_waived"]]
    waive(
        scope.reader,
        (scope.publication.feed, scope.publication.publication),
        rule,
        known[rule]["severity"],
        keys,
        "published",
    )
    foot(scope, answer, rows)


def _spread(row: Row) -> Row:
    """Give each part of a failing row's key a column of its own; they are names of a row, so all are text."""
    key = json.loads(row["failed_key"])
    said = {name: None if value is None else str(value) for name, value in key.items() if name != "branch_id"}
    return {**said, **{name: value for name, value in row.items() if name not in ("rule", "failed_key")}}


def _columns(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))
