"""The access log on its page: is it whole, how much is each page used, and for auditors who did what."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from oversight import access, access_log, charts, exports, formats, settings
from oversight.charts import Drawn, Row
from oversight.frame import address
from oversight.frame.figures import MOST_ROWS, PLOTLY
from oversight.frame.places import PAGES
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.frame.witness import writing
from oversight.reader import Reader
from oversight.text import LANGUAGES, say, told

MOST_NAMED = 3
COLUMNS = (
    "no",
    "at",
    "user",
    "seen_as",
    "action_done",
    "page",
    "query",
    "of_source",
    "publication",
    "params",
)


def show_access(scope: Scope) -> None:
    """Show the log of a month: whole to auditors, as numbers of use to everyone else."""
    reader, current = scope.reader, settings.read()
    months = access_log.months(current)
    _whole(scope, bool(months))
    if not months:
        return
    names = {month: dict.fromkeys(LANGUAGES, month) for month in months}
    month = address.choose(reader.say("access_log.month"), "month", names, reader.language)
    events = access_log.events(current, month)
    _verdict(reader, month, events)
    if not access.sees_persons(current.role):
        st.info(reader.say("access_log.for_auditors"), icon=":material/lock:")
        _use(reader, events)
        return
    chosen = _filtered(reader, events)
    _use(reader, chosen)
    _list(scope, month, chosen)


def _whole(scope: Scope, is_begun: bool) -> None:
    reader, current = scope.reader, settings.read()
    differences = access_log.verify(current)
    head = access_log.head(current)
    if differences:
        said = "; ".join(told(one, reader.language) for one in differences[:MOST_NAMED])
        st.error(reader.say("access_log.not_whole", differences=said), icon=":material/gpp_bad:")
    elif is_begun and head is not None:
        count = formats.count(head["no"], reader.language)
        st.caption(reader.say("access_log.whole", count=count))
    else:
        st.caption(reader.say("access_log.empty"))


def _verdict(reader: Reader, month: str, events: Sequence[Row]) -> None:
    users = {event["user"] for event in events if event["user"]}
    done = Counter(event["action"] for event in events)
    who = "known" if users else "unknown"
    said = reader.say(
        "access_log.verdict",
        month=month,
        events=formats.count(len(events), reader.language),
        users=reader.say(f"access_log.users_{who}", count=len(users)),
        **{action: formats.count(done[action], reader.language) for action in access_log.ACTIONS},
    )
    st.html(f'<p class="ov-verdict">{escape(said)}</p>')


def _filtered(reader: Reader, events: Sequence[Row]) -> list[Row]:
    """Let the auditor choose users, actions and pages; nothing chosen is all of them."""
    readers = {one: replace(reader, language=one) for one in LANGUAGES}
    chosen: dict[str, tuple[str, ...] | None] = {}
    with st.container(horizontal=True, gap="medium"):
        for key in ("user", "action", "page"):
            codes = sorted({event[key] for event in events})
            names = {code: {one: _name(key, code, readers[one]) for one in LANGUAGES} for code in codes}
            label, everything = reader.say(f"access_log.choose_{key}"), reader.say(f"access_log.all_{key}s")
            chosen[key] = address.choose_many(label, f"log_{key}", names, reader.language, everything)
    return [
        event
        for event in events
        if all(codes is None or event[key] in codes for key, codes in chosen.items())
    ]


def _name(key: str, code: str, reader: Reader) -> str:
    if key == "user":
        return code or reader.say("access_log.nobody")
    if key == "action":
        return reader.label("action_done", code)
    return say(f"{code}.title", reader.language) if code in PAGES else reader.say("access_log.command_line")


def _use(reader: Reader, events: Sequence[Row]) -> None:
    """Draw how often each page was used on each day of the month so far."""
    if not events:
        st.caption(reader.say("frame.no_rows"))
        return
    counts = Counter((_name("page", event["page"], reader), _day(event)) for event in events)
    days = [day for _, day in counts]
    span = [min(days) + dt.timedelta(days=n) for n in range((max(days) - min(days)).days + 1)]
    totals = Counter(_name("page", event["page"], reader) for event in events)
    rows = [
        {"as_of_date": day, "page": page, "use_count": counts.get((page, day)), "total_count": totals[page]}
        for page in totals
        for day in span
    ]
    chart = charts.by_day(charts.heat("page", "use_count", "total_count"))(rows, reader)
    with st.container(key="figure-use"):
        st.subheader(reader.say("access_log.use"), anchor=False)
        st.plotly_chart(Drawn(chart), config=PLOTLY, alt=chart.alt, key="chart-use")


def _day(event: Row) -> dt.date:
    return dt.datetime.fromisoformat(event["at"]).date()


def _list(scope: Scope, month: str, events: Sequence[Row]) -> None:
    reader = scope.reader
    with st.container(key="figure-log"):
        st.subheader(reader.say("access_log.list"), anchor=False)
        if not events:
            st.caption(reader.say("frame.no_rows"))
            return
        rows = [_in_words(event, reader) for event in events]
        show_rows(reader, "access_log", COLUMNS, rows[:MOST_ROWS])
        if len(rows) > MOST_ROWS:
            count = formats.count(MOST_ROWS, reader.language)
            st.caption(reader.say("frame.first_rows", count=count))
        _download(scope, month, rows)


def _in_words(event: Row, reader: Reader) -> Row:
    params = event["params"].items()
    own: dict[str, Any] = {key: _name(key, event[key], reader) for key in ("user", "page")}
    own |= {
        "seen_as": event["role"],
        "of_source": event["source"],
        "action_done": _name("action", event["action"], reader),
    }
    said = {"at": event["at"].replace("T", " ")[:19], "params": " ".join(f"{k}={v}" for k, v in params)}
    return {**{column: event.get(column) for column in COLUMNS}, **own, **said}


def _download(scope: Scope, month: str, rows: Sequence[Row]) -> None:
    reader, write_down = scope.reader, writing(scope, "exported", "access_log", {"month": month})
    head = access_log.head(settings.read()) or {}
    origin = [
        (reader.say("frame.origin_figure"), reader.say("access_log.title")),
        (reader.say("access_log.month"), month),
        (reader.say("access_log.origin_head"), reader.say("access_log.head", **head)),
    ]

    def content() -> bytes:
        write_down()
        return exports.to_csv(COLUMNS, [[row[column] for column in COLUMNS] for row in rows], reader, origin)

    st.download_button(
        reader.say("frame.download"),
        content,
        file_name=exports.file_name("access_log", month),
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key="download-access_log",
    )
