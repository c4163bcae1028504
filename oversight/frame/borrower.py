"""One customer or group: found by a search or a link, and everything known of it as of the date."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from oversight import charts, contract, formats
from oversight.charts import Row
from oversight.frame.answers import answered
from oversight.frame.cards import plain_cards
from oversight.frame.figures import figure, heading, table
from oversight.frame.foot import foot
from oversight.frame.places import ICONS, script
from oversight.frame.scope import Scope
from oversight.reader import Reader

MOST_FOUND, MOST_EVENTS = 20, 200
SUMMED = ("loan_count", "balance", "npl_amount", "worst_class", "days_past_due")
TABLES = (
    "borrower_loans",
    "group_members",
    "borrower_exposures",
    "borrower_facilities",
    "borrower_collateral",
    "borrower_guarantees",
)


def borrower(scope: Scope) -> None:
    """Find a customer or a group, and show what is known of it."""
    text = st.text_input(scope.reader.say("borrower.search"), key="search", icon=":material/search:").strip()
    cut, _, value = st.query_params.get("cell", "").partition("~")
    if text:
        with st.expander(scope.reader.say("borrower.results", text=formats.plain(text)), expanded=not value):
            _found(scope, text)
    if not value:
        if not text:
            table(scope, "find_customers", choose=lambda _: {"row_limit": MOST_FOUND})
        return
    customers = _customers(scope, cut, value)
    if not customers:
        st.warning(scope.reader.say("borrower.bad_cell"), icon=":material/link_off:")
        return
    _everything(scope, customers)


def _found(scope: Scope, text: str) -> None:
    reader = scope.reader
    _, rows = answered(scope, "find_customers", search=text, row_limit=MOST_FOUND)
    if not rows:
        st.info(reader.say("borrower.nobody", text=text))
    for row in rows:
        known = {"name": formats.plain(row["customer_name"] or ""), "id": formats.plain(row["customer_id"])}
        worst = reader.label("worst_class", row["worst_class"])
        said = (
            reader.say("borrower.found", **known)
            if row["balance"] is None
            else reader.say(
                "borrower.found_owing", **known, balance=reader.money(row["balance"]), worst=worst
            )
        )
        cell = {"cell": f"customer_id~{row['customer_id']}"}
        st.page_link(script("borrower"), label=said, icon=ICONS["borrower"], query_params=cell)


def _customers(scope: Scope, cut: str, value: str) -> tuple[str, ...]:
    """Return the customers that a link means, and name them: one, or the members of a group on the day."""
    if cut == "group_id":
        _, members = answered(scope, "group_members", group_id=value)
        if members:
            name = formats.plain(members[0]["group_name"] or value)
            st.header(scope.reader.say("borrower.group", name=name, id=formats.plain(value)), anchor=False)
        return tuple(row["customer_id"] for row in members)
    _, known = answered(scope, "borrower_profile", customers=(value,))
    if cut != "customer_id" or not known:
        return ()
    name = formats.plain(known[0]["customer_name"] or "")
    st.header(scope.reader.say("borrower.found", name=name, id=formats.plain(value)), anchor=False)
    [owing] = answered(scope, "find_customers", search=value)[1][:1] or [{}]
    plain_cards([(scope.reader.column(one), scope.reader.write(one, owing.get(one))) for one in SUMMED])
    return (value,)


def _everything(scope: Scope, customers: tuple[str, ...]) -> None:
    def of_them(_: Scope) -> dict[str, Any]:
        return {"customers": customers}

    with st.grid(2, min_column_width=420, gap="medium"):
        _profile(scope, customers)
        figure(scope, "borrower_history", charts.stacked("risk_class", "balance"), choose=of_them)
    for name in TABLES:
        table(scope, name, choose=of_them)
    _timeline(scope, customers)


def _profile(scope: Scope, customers: tuple[str, ...]) -> None:
    """Say who it is; of a group, who each member is."""
    if len(customers) > 1:
        table(scope, "borrower_profile", choose=lambda _: {"customers": customers})
        return
    answer, rows = answered(scope, "borrower_profile", customers=customers)
    with st.container(key="figure-borrower_profile"):
        heading(scope, "borrower_profile")
        told = [
            (scope.reader.column(name), scope.reader.write(name, value))
            for name, value in rows[0].items()
            if value is not None and name != "as_of_date"
        ]
        lines = (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in told)
        st.html(f'<dl class="ov-facts">{"".join(lines)}</dl>')
        foot(scope, answer, rows)


def _timeline(scope: Scope, customers: tuple[str, ...]) -> None:
    reader = scope.reader
    with st.container(key="figure-borrower_timeline"):
        heading(scope, "borrower_timeline")
        answer, rows = answered(scope, "borrower_timeline", customers=customers)
        missing = (answer.query.sources & contract.tables().keys()) - set(scope.publication.supplied)
        if missing:
            tables = reader.say("frame.and").join(
                reader.label("table_name", name) for name in sorted(missing)
            )
            st.caption(reader.say("borrower.missing", tables=tables))
        if not rows:
            st.caption(reader.say("frame.no_rows"))
            return
        events = {row["event"]: reader.label("event", row["event"]) for row in rows}
        chosen = st.pills(
            reader.say("borrower.only"),
            list(events),
            selection_mode="multi",
            format_func=lambda event: events.get(event, event),
            key="events",
        )
        shown = [row for row in rows if not chosen or row["event"] in chosen]
        st.html(f'<ol class="ov-timeline">{"".join(_event(row, reader) for row in shown[:MOST_EVENTS])}</ol>')
        if len(shown) > MOST_EVENTS:
            count, every = (formats.count(number, reader.language) for number in (MOST_EVENTS, len(shown)))
            st.caption(reader.say("borrower.first_events", count=count, all=every))
        foot(scope, answer, rows)


def _event(row: Row, reader: Reader) -> str:
    said = [_value(row["code_of"], row["code_before"], row["code"], reader)]
    if row["detail"] is not None:
        said.append(reader.label(row["detail_of"], row["detail"]) if row["detail_of"] else row["detail"])
    if row["amount"] is not None:
        said.append(formats.count(row["amount"], reader.language))
    parts = (
        ("time", reader.write("happened_on", row["happened_on"])),
        ("strong", reader.label("event", row["event"])),
        ("span", " · ".join(one for one in said if one)),
        ("small", row["about"] or ""),
    )
    return f"<li>{''.join(f'<{tag}>{escape(text)}</{tag}>' for tag, text in parts)}</li>"


def _value(kind: str | None, before: str | None, now: str | None, reader: Reader) -> str:
    """Say a code in words, and what it was before."""
    if kind is None or now is None:
        return ""
    named: Sequence[str] = [reader.label(kind, code) for code in (before, now) if code is not None]
    return " → ".join(named)
