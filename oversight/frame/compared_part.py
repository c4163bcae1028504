"""One part of a comparison on the page: a table, the query behind it, and all of its rows to take away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import streamlit as st

from oversight import comparing, differing_rows, exports, formats, limits, settings
from oversight.charts import Row
from oversight.frame import address
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.frame.witness import writing
from oversight.opened import Result
from oversight.statement import comparisons, named_queries
from oversight.text import told

if TYPE_CHECKING:
    from oversight.frame.changed import Chosen

MOST_ROWS, ROW_PIXELS = 500, 35
HIDDEN = frozenset({"loan_count_change"})


def part(chosen: Chosen, name: str, table: str | None = None) -> list[Row]:
    """Return the first rows of a part, kept for as long as they are asked for."""
    found = _found(
        chosen.both.later.feed,
        (chosen.both.earlier.publication, chosen.both.later.publication),
        (name, chosen.as_of, chosen.basis, table, MOST_ROWS + 1),
        (limits.stamp(), settings.read().role),
    )
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


@st.cache_resource(max_entries=64, show_spinner=False)
def _found(
    source: str,
    numbers: tuple[int, int],
    asked: tuple[str, dt.date | None, str, str | None, int],
    in_force: tuple[object, ...],  # noqa: ARG001 - limits and role are part of what an answer is kept by
) -> Result:
    return comparing.part(comparing.compared(source, *numbers), *asked)


def show_part(
    scope: Scope, chosen: Chosen, name: str, rows: Sequence[Row] | None = None, table: str | None = None
) -> None:
    """Show a part under its title; of many rows the first, the download has all."""
    reader = scope.reader
    found = part(chosen, name, table) if rows is None else rows
    with st.container(key=f"figure-compared-{name}"):
        st.subheader(_title(scope, name, table), anchor=False)
        if not found:
            st.caption(reader.say("frame.no_rows"))
            return
        shown = [column for column in found[0] if column not in HIDDEN]
        links = address.to_borrower(scope.address())
        first = [_in_words(row, scope) for row in found[:MOST_ROWS]]
        height: int | Literal["auto"] = (len(first) + 1) * ROW_PIXELS if name == "headline" else "auto"
        show_rows(reader, f"compared-{name}", shown, first, height, links)
        if len(found) > MOST_ROWS:
            count = formats.count(MOST_ROWS, reader.language)
            st.caption(reader.say("publications.first_rows", count=count))
        _foot(scope, chosen, name, table)


def _in_words(row: Row, scope: Scope) -> Row:
    """Name the column that a row speaks of, and the codes in it."""
    if "ratio_moved" in row:
        return _ratios_in_words(row, scope)
    column = row.get("changed_column")
    if column is None:
        return row
    sides = {side: row[side] for side in ("said_before", "said_after")}
    named = {side: None if said is None else scope.reader.label(column, said) for side, said in sides.items()}
    return {**row, **named, "changed_column": scope.reader.column(column)}


def _ratios_in_words(row: Row, scope: Scope) -> Row:
    reader = scope.reader
    written = {name: reader.ratio(row[name]) for name in ("ratio_before", "ratio_after")}
    moved = formats.points(row["ratio_moved"], reader.language)
    return {**row, **written, "ratio_moved": moved}


def _title(scope: Scope, name: str, table: str | None) -> str:
    language = scope.reader.language
    if name in ("headline", "bases"):
        return scope.reader.say(f"publications.part_{name}")
    if table is not None:
        return scope.reader.label("table_name", table)
    return comparisons()[comparing.QUERIES[name]].title[language]


def _foot(scope: Scope, chosen: Chosen, name: str, table: str | None) -> None:
    reader = scope.reader
    with st.container(horizontal=True, gap="small", key=f"foot-compared-{name}"):
        with st.popover(reader.say("frame.computed"), icon=":material/function:", type="tertiary"):
            statement = comparisons().get(comparing.QUERIES.get(name, ""))
            if statement is not None:
                st.caption(reader.say("frame.note", note=statement.notes[reader.language]))
            st.code(_command(chosen, name, table), language="bash", wrap_lines=True)
            st.code(_sql(chosen, name, table), language="sql", height=320)
        _download(scope, chosen, name, table)


def _download(scope: Scope, chosen: Chosen, name: str, table: str | None) -> None:
    """Draw the button that fetches every row of a part when it is pressed."""
    both, write_down = chosen.both, writing(scope, "exported", f"compare_{name}", _params(chosen, table))

    def content() -> bytes:
        write_down()
        full = comparing.part(both, name, chosen.as_of, chosen.basis, table)
        return exports.to_csv(full.columns, full.rows, scope.reader, _origin(scope, chosen, name, table))

    numbers = both.earlier.publication, both.later.publication
    st.download_button(
        scope.reader.say("frame.download"),
        content,
        file_name=exports.file_name(both.later.feed, *numbers, name, table, chosen.as_of, "compared"),
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"download-compared-{name}",
    )


def _params(chosen: Chosen, table: str | None) -> dict[str, object]:
    both = chosen.both
    numbers = {"earlier": both.earlier.publication, "later": both.later.publication}
    return {**numbers, "compared_on": chosen.as_of, "basis": chosen.basis, "table": table}


def _sql(chosen: Chosen, name: str, table: str | None) -> str:
    if table is not None:
        meant = next(one for one in chosen.both.differing if one.name == table)
        return differing_rows.rows_sql(meant)
    if name in ("headline", "bases"):
        return named_queries()["headline_trend"].sql
    return comparisons()[comparing.QUERIES[name]].sql


def _command(chosen: Chosen, name: str, table: str | None) -> str:
    """Write the command line that gives the same rows."""
    numbers = f"{chosen.both.earlier.publication} {chosen.both.later.publication}"
    said = f"python -m oversight compare {numbers} --part {name} --basis {chosen.basis}"
    said += f" --as-of {chosen.as_of}" if chosen.as_of else ""
    return said + (f" --table {table}" if table else "")


def _origin(scope: Scope, chosen: Chosen, name: str, table: str | None) -> list[tuple[str, str]]:
    """Say where rows come from, as a download writes it above them."""
    reader, both = scope.reader, chosen.both
    pair = reader.say("publications.pair", earlier=both.earlier.publication, later=both.later.publication)
    unknown = comparing.not_judged(both)
    freshness = [(reader.say("frame.origin_freshness"), told(unknown, reader.language))] if unknown else []
    return [
        (reader.say("frame.origin_figure"), _title(scope, name, table)),
        (reader.say("frame.origin_source"), both.later.title(reader.language)),
        (reader.say("publications.origin_pair"), pair),
        (reader.say("frame.origin_currency"), both.later.base_currency),
        (reader.say("frame.origin_query"), _command(chosen, name, table)),
        (reader.say("frame.origin_basis"), reader.label("basis", chosen.basis)),
        (reader.say("frame.origin_as_of"), str(chosen.as_of or "")),
        *freshness,
        (reader.say("publications.origin_reach"), reader.say("publications.whole_book")),
    ]
