"""A figure on a page: its chart or table, how it is computed, its download, and the way to its loans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from oversight import cells, contract
from oversight.charts import Draw, Drawn, Row
from oversight.frame.answers import ask
from oversight.frame.foot import foot
from oversight.frame.scope import CUTS, Scope
from oversight.frame.tables import show_rows
from oversight.problems import Problem
from oversight.queries import Answer
from oversight.reader import Reader
from oversight.settings import Language
from oversight.statement import named_queries
from oversight.text import say

Choose = Callable[[Scope], dict[str, Any]]
PLOTLY = {"displayModeBar": False, "scrollZoom": False}


def figure(
    scope: Scope,
    name: str,
    draw: Draw,
    down: Sequence[str] = (),
    note: str = "",
    choose: Choose | None = None,
) -> None:
    """Draw the answer of a named query.

    `down` names the columns, or the kinds of loans, that lead to loans; `note` is the key of a text about how
    to read the figure; `choose` draws a control of the figure's own and returns parameters.
    """

    def show(answer: Answer, rows: list[Row]) -> None:
        if note:
            st.caption(scope.reader.say(note))
        chart = draw(rows, scope.reader)
        if chart.legend:
            st.caption(chart.legend)
        if chart.data:
            st.plotly_chart(Drawn(chart), config=PLOTLY, alt=chart.alt, key=f"chart-{name}")
        if chart.note:
            st.caption(chart.note)
        foot(scope, answer, rows, list(cells.ways_down(rows, down, answer.params)))

    _place(scope, name, show, choose)


def table(scope: Scope, name: str, down: Sequence[str] = (), leave_out: Sequence[str] = ()) -> None:
    """Show the answer of a named query as a table; a date that all rows share is left to the strip."""

    def show(answer: Answer, rows: list[Row]) -> None:
        left_out = {*leave_out, *(["as_of_date"] if "as_of_date" in answer.query.parameters else [])}
        show_rows(scope.reader, name, [column for column in rows[0] if column not in left_out], rows)
        foot(scope, answer, rows, list(cells.ways_down(rows, down, answer.params)))

    _place(scope, name, show)


def _place(
    scope: Scope, name: str, show: Callable[[Answer, list[Row]], None], choose: Choose | None = None
) -> None:
    """Give a figure its place: title, own control, then what it shows, or why it shows nothing."""
    with st.container(key=f"figure-{name}"):
        heading(scope, name)
        try:
            answer, rows = answered(scope, name, **(choose(scope) if choose else {}))
        except Problem as problem:
            tell(problem, scope.reader.language)
            return
        if rows:
            show(answer, rows)
        else:
            nothing(scope, answer)


def tell(problem: Problem, language: Language) -> None:
    """Say a problem in the reader's language."""
    for message in problem.messages:
        st.error(say(message.key, language, **message.params), icon=":material/error:")


def answered(scope: Scope, name: str, **params: Any) -> tuple[Answer, list[Row]]:
    """Ask a named query with those of the reader's choices that it accepts; rows end at the as-of date."""
    accepted = named_queries()[name].parameters
    answer = ask(name, scope.publication, **{**scope.params(accepted), **params})
    rows = in_one_language(answer, scope.reader.language)
    if scope.as_of is not None and "as_of_date" in answer.columns:
        rows = [row for row in rows if row["as_of_date"] is None or row["as_of_date"] <= scope.as_of]
    return answer, rows


def nothing(scope: Scope, answer: Answer) -> None:
    """Say why there is no figure: a reason stands where a chart would."""
    reader, missing = scope.reader, answer.unavailable
    with st.container(border=True):
        if missing is None:
            st.caption(reader.say("frame.no_rows"))
            return
        items = reader.say("frame.and").join(_input_name(item, reader) for item in missing.items)
        said = missing.detail.get(reader.language) or reader.say("frame.no_reason")
        st.caption(reader.say(f"frame.missing_{missing.reason}", items=items, reason=said))


def _input_name(item: str, reader: Reader) -> str:
    """Name an input by its comment in the contract, with the name that the feed would have to fill."""
    table, _, column = item.partition(".")
    of_table = contract.tables()[table]
    found = next((one.comment for one in of_table.columns if one.name == column), of_table.comment)
    return reader.say("frame.input", meaning=getattr(found, reader.language), name=item)


def heading(scope: Scope, name: str) -> None:
    """Draw the title of a figure, and say which filters it cannot follow."""
    query = named_queries()[name]
    st.subheader(query.title[scope.reader.language], anchor=False)
    ignored = [cut for cut in CUTS if scope.cuts[cut] is not None and cut not in query.parameters]
    if ignored:
        names = ", ".join(scope.reader.column(cut) for cut in ignored)
        st.caption(scope.reader.say("frame.not_narrowed", filters=names))


def in_one_language(answer: Answer, language: Language) -> list[Row]:
    """Return the rows with `reason` in place of `reason_en` and `reason_zh`."""
    own, other = (f"_{language}", "_en" if language == "zh" else "_zh")
    names = {
        place: name.removesuffix(own)
        for place, name in enumerate(answer.columns)
        if not (name.endswith(other) and name.removesuffix(other) + own in answer.columns)
    }
    return [{name: row[place] for place, name in names.items()} for row in answer.rows]
