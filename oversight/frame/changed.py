"""What changed between two publications: the answer, the figures, the causes, the loans, the rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import streamlit as st

from oversight import charts, comparing, formats, headline, publications
from oversight.charts import Drawn, Row
from oversight.frame import address
from oversight.frame.compared_part import part, show_part
from oversight.frame.figures import PLOTLY, not_narrowed
from oversight.frame.scope import Scope
from oversight.pair import Pair
from oversight.publications import Publication
from oversight.text import LANGUAGES

AMOUNTS = ("npl_amount", "gross_amount", "overdue_balance", "loss_allowance", "covered_amount")


@dataclass(frozen=True)
class Chosen:
    """Two publications, the date and whose classes they are compared by."""

    both: Pair
    as_of: dt.date | None
    basis: str


def changed(scope: Scope) -> None:
    """Compare two publications of the reader's choice."""
    reader = scope.reader
    listed = [one for one in publications.publications() if one.feed == scope.publication.feed]
    st.header(reader.say("publications.changed"), anchor=False)
    if len(listed) == 1:
        st.caption(reader.say("publications.only_one"))
        return
    both = _choose(scope, listed)
    if both is None:
        st.info(reader.say("publications.same_one"))
        return
    chosen = Chosen(both, _choose_day(scope, both), scope.basis)
    not_narrowed(scope)
    _program(scope, both)
    if chosen.as_of is not None:
        _figures(scope, chosen)
    _rows(scope, chosen)


def _choose(scope: Scope, listed: list[Publication]) -> Pair | None:
    """Let the reader choose; to begin with the one shown against the newest, or the last two."""
    newest_first = list(reversed(listed))
    shown = scope.publication if scope.publication != newest_first[0] else newest_first[1]
    names = {
        str(one.publication): dict.fromkeys(
            LANGUAGES, f"{one.publication} · {one.published_at:%Y-%m-%d %H:%M}"
        )
        for one in newest_first
    }
    first = str(shown.publication)
    with st.container(horizontal=True, gap="medium"):
        earlier = address.choose(
            scope.reader.say("publications.choose_earlier"),
            "earlier",
            {first: names[first], **names},
            scope.reader.language,
        )
        later = address.choose(
            scope.reader.say("publications.choose_later"), "later", names, scope.reader.language
        )
    if earlier == later:
        return None
    return comparing.compared(scope.publication.feed, int(earlier), int(later))


def _choose_day(scope: Scope, both: Pair) -> dt.date | None:
    known = {day.isoformat(): day for day in comparing.days(both)}
    if not known:
        return None
    wanted = [day for day in known if known[day] == scope.as_of]
    names = {day: dict.fromkeys(LANGUAGES, day) for day in (*wanted, *known)}
    text = address.choose(
        scope.reader.say("publications.choose_on"), "compared_on", names, scope.reader.language
    )
    day = known[text]
    if not all(day in comparing.own_days(side) for side in (both.earlier, both.later)):
        st.caption(scope.reader.say("publications.one_day", as_of=day))
    return day


def _program(scope: Scope, both: Pair) -> None:
    before, after = both.earlier.code_version, both.later.code_version
    if before == after:
        st.caption(scope.reader.say("publications.same_program", after=after))
    else:
        said = scope.reader.say("publications.other_program", before=before, after=after)
        st.warning(said, icon=":material/code:")
    before, after = (side.program_version or "–" for side in (both.earlier, both.later))
    if before != after:
        st.caption(scope.reader.say("publications.other_python", before=before, after=after))


def _figures(scope: Scope, chosen: Chosen) -> None:
    figures = part(chosen, "headline")
    causes = part(chosen, "causes")
    _verdict(scope, chosen, figures, causes)
    show_part(scope, chosen, "headline", [_in_words(row, scope) for row in figures])
    st.caption(scope.reader.say("publications.rank_note"))
    show_part(scope, chosen, "bases")
    _bridge(scope, figures, causes)
    show_part(scope, chosen, "causes", causes)
    show_part(scope, chosen, "loans")


def _verdict(scope: Scope, chosen: Chosen, figures: list[Row], causes: list[Row]) -> None:
    reader = scope.reader
    of = {row["measure"]: row for row in figures}
    pair = {"earlier": chosen.both.earlier.publication, "later": chosen.both.later.publication}
    day = formats.date(chosen.as_of, reader.language)
    if all(row["moved"] in (0, None) and row["before"] == row["after"] for row in figures):
        said = reader.say("publications.verdict_none", as_of=day, **pair)
    else:
        said = reader.say(
            "publications.verdict",
            as_of=day,
            before=reader.ratio(of["npl_ratio"]["before"]),
            after=reader.ratio(of["npl_ratio"]["after"]),
            moved=headline.change("npl_ratio", of["npl_ratio"]["moved"], reader),
            loans=formats.count(sum(row["loan_count"] for row in causes), reader.language),
            npl=headline.change("npl_amount", of["npl_amount"]["moved_by_loans"], reader),
            balance=headline.change("gross_amount", of["gross_amount"]["moved_by_loans"], reader),
            **pair,
        )
    st.html(f'<p class="ov-verdict">{escape(said)}</p>')
    left = [reader.column(row["measure"]) for row in figures if row["not_explained"]]
    if left:
        st.error(reader.say("publications.does_not_add_up", measures=reader.say("frame.and").join(left)))
    else:
        st.caption(reader.say("publications.adds_up"))


def _in_words(row: Row, scope: Scope) -> Row:
    """Write each figure in its own unit; a difference with its sign."""
    reader, name = scope.reader, row["measure"]
    exact = {
        "moved": row["moved"],
        "moved_by_loans": row["moved_by_loans"],
        "not_explained": row["not_explained"],
    }
    written: dict[str, Any] = {"measure": reader.column(name)}
    written |= {side: reader.write(name, row[side]) for side in ("before", "after")}
    return written | {
        column: "" if value is None else headline.change(name, value, reader)
        for column, value in exact.items()
    }


def _bridge(scope: Scope, figures: list[Row], causes: list[Row]) -> None:
    """Draw how an amount of the earlier publication became that of the later one, cause by cause."""
    reader = scope.reader
    readers = {one: replace(reader, language=one) for one in LANGUAGES}
    names = {name: {one: readers[one].column(name) for one in LANGUAGES} for name in AMOUNTS}
    amount = address.choose(reader.say("publications.choose_amount"), "amount", names, reader.language)
    of = next(row for row in figures if row["measure"] == amount)
    moved = [row for row in causes if row[comparing.SUMS[amount]]]
    if not moved:
        st.caption(reader.say("publications.nothing_moved"))
        return
    steps = [
        ("in_earlier", of["before"] or 0),
        *((row["cause"], row[comparing.SUMS[amount]]) for row in moved),
        ("in_later", of["after"] or 0),
    ]
    rows = [
        {"sequence": place, "component": name, "amount": value} for place, (name, value) in enumerate(steps)
    ]
    chart = charts.bridge(rows, reader)
    st.plotly_chart(Drawn(chart), config=PLOTLY, alt=chart.alt, key="chart-changed")


def _rows(scope: Scope, chosen: Chosen) -> None:
    """List the tables with rows that differ, and the rows of the one chosen."""
    reader, tables = scope.reader, [table.name for table in chosen.both.differing]
    if not tables:
        st.caption(reader.say("publications.no_rows_differ"))
        return
    show_part(scope, chosen, "tables")
    first = ["loan_month"] if "loan_month" in tables else []
    readers = {one: replace(reader, language=one) for one in LANGUAGES}
    names = {
        name: {one: readers[one].label("table_name", name) for one in LANGUAGES} for name in (*first, *tables)
    }
    table = address.choose(reader.say("publications.choose_table"), "table", names, reader.language)
    show_part(scope, chosen, "rows", table=table)
