"""Loads that the gate blocked: why, which rows, and what hangs on them, from the reports kept aside."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import streamlit as st

from oversight import access, exports, formats, publications, settings
from oversight.charts import Row
from oversight.frame import address
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.frame.waive import waive
from oversight.frame.witness import writing_of
from oversight.publications import Refusal
from oversight.reader import Reader
from oversight.text import LANGUAGES

LISTED = (
    "status", "title", "failed_count", "loan_count", "amount_at_stake", "severity", "table_name",
    "rule_owner", "waived_count",
)  # fmt: skip
MOST_ROWS = 500


def refused(scope: Scope) -> None:
    """List the blocked loads of the source, and open one of them; what was published since stays folded."""
    feed, reader = scope.publication.feed, scope.reader
    if publications.last_refusal(feed) is not None:
        blocked_loads(feed, reader)
    elif publications.refusals(feed):
        with st.expander(reader.say("data_quality.refused_before"), icon=":material/history:"):
            blocked_loads(feed, reader)


def blocked_loads(source: str | None, reader: Reader) -> None:
    """List blocked loads, of one source or of all where nothing was published, and open the one chosen."""
    found = publications.refusals(source)
    if not found:
        return
    with st.container(key="figure-refused_loads"):
        st.subheader(reader.say("data_quality.refused_loads"), anchor=False)
        names = {one.report.stem: dict.fromkeys(LANGUAGES, one.label) for one in found}
        chosen = address.choose(reader.say("data_quality.refused_load"), "refused", names, reader.language)
        refusal = next((one for one in found if one.report.stem == chosen), found[0])
        _open(refusal, reader)


def _open(refusal: Refusal, reader: Reader) -> None:
    report = publications.report_of(refusal)
    reader = replace(reader, currency=report.get("base_currency", reader.currency))
    rules = [_rule(rule, reader) for rule in report["rules"] if _is_failing(rule)]
    count = formats.count(len(refusal.rules), reader.language)
    st.markdown(reader.say("data_quality.answer_blocked", critical_count=count))
    names = {rule["rule"]: rule["names"] for rule in rules if rule.get("subjects")}
    if names:
        chosen = address.choose(reader.say("data_quality.rule"), "refused_rule", names, reader.language)
        _rows_of(refusal, next(rule for rule in rules if rule["rule"] == chosen), reader)
    st.caption(reader.say("data_quality.refused_rules"))
    show_rows(reader, "refused_rules", LISTED, rules)


def _is_failing(rule: Mapping[str, Any]) -> bool:
    return bool(rule["failed_count"] or rule["waived_count"] or rule["status"] == "error")


def _rule(rule: Mapping[str, Any], reader: Reader) -> Row:
    """Read a rule of the report as a row of the list."""
    return {
        "loan_count": None,
        **rule,
        "names": rule["title"],
        "title": rule["title"][reader.language],
        "table_name": rule["table"],
        "rule_owner": rule.get("owner"),
        "amount_at_stake": _amount(rule.get("amount_at_stake")),
    }


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _rows_of(refusal: Refusal, rule: Row, reader: Reader) -> None:
    owner = reader.label("rule_owner", rule["rule_owner"])
    st.caption(reader.say("data_quality.why", reason=rule["reason"][reader.language], owner=owner))
    rows = [_subject(subject) for subject in rule["subjects"]]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    show_rows(reader, "refused_rows_of_rule", columns, rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        st.caption(reader.say("frame.first_rows", count=formats.count(MOST_ROWS, reader.language)))
    waivable = [subject["key"] for subject in rule["subjects"] if not subject["is_waived"]]
    waive(reader, (refusal.source, None), rule["rule"], rule["severity"], waivable, "refused")
    write_down = writing_of(refusal.source, None, "exported", "refused", {"rule": rule["rule"]})

    def content() -> bytes:
        write_down()
        return _content(refusal, rule, rows, columns, reader)

    st.download_button(
        reader.say("frame.download"),
        content,
        file_name=f"{refusal.report.stem}-{rule['rule']}.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key="download-refused",
    )


def _content(
    refusal: Refusal, rule: Row, rows: Sequence[Row], columns: Sequence[str], reader: Reader
) -> bytes:
    origin = [
        (reader.say("frame.origin_figure"), rule["title"]),
        (reader.say("frame.origin_source"), refusal.source),
        (reader.say("frame.origin_gate"), f"{reader.label('gate_outcome', 'blocked')}, {refusal.label}"),
    ]
    lines = [[row.get(column) for column in columns] for row in rows]
    return exports.to_csv(list(columns), lines, reader, origin)


def _subject(subject: Mapping[str, Any]) -> Row:
    """Give each part of a key a column, and beside them whose row it is and what is owed behind it."""
    key = json.loads(subject["key"])
    if not access.sees_persons(settings.read().role):
        key = {
            name: access.mask(str(value)) if name in access.IN_KEYS else value for name, value in key.items()
        }
    said = {name: None if value is None else str(value) for name, value in key.items()}
    about = {
        "branch": subject["branch_id"],
        "customer_id": subject["customer_id"],
        "loan_count": subject["loan_count"],
        "amount_at_stake": _amount(subject["amount_at_stake"]),
        "is_waived": subject["is_waived"],
    }
    return {**said, **about}
