"""What stands under every figure: how it is computed, its download, and the way down to its loans."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence

import streamlit as st

from oversight import cells, exports, formats, measures, standards
from oversight.cells import Way
from oversight.charts import Row
from oversight.frame.places import script
from oversight.frame.scope import CUTS, Scope
from oversight.queries import Answer
from oversight.reader import Reader

MOST_WAYS_DOWN = 20
Every = Callable[[], Sequence[Row]] | None


def foot(
    scope: Scope,
    answer: Answer,
    rows: Sequence[Row],
    ways: Sequence[Way] = (),
    every: Every = None,
) -> None:
    """Draw the small buttons under a figure; `every` fetches the rows to download when not all are shown."""
    with st.container(horizontal=True, gap="small", key=f"foot-{answer.query.name}"):
        _computed(scope, answer)
        _download(scope, answer, every or (lambda: rows))
        if ways:
            _ways_down(scope, ways)


def origin(scope: Scope, answer: Answer) -> list[tuple[str, str]]:
    """Say where rows come from, as a download writes it above them."""
    reader, publication = scope.reader, scope.publication
    said = {
        "figure": answer.query.title[reader.language],
        "source": publication.title(reader.language),
        "publication": f"{publication.publication} ({publication.published_at:%Y-%m-%d %H:%M} UTC)",
        "gate": reader.label("gate_outcome", publication.gate_outcome),
        "historical": _history(scope),
        "currency": publication.base_currency,
        "query": _command(scope, answer),
    }
    if "basis" in answer.params:
        said["basis"] = reader.label("basis", answer.params["basis"])
    if "standard" in answer.params:
        said["standard"] = standards.title(answer.params["standard"], reader.language)
    if scope.as_of is not None:
        said["as_of"] = scope.as_of.isoformat()
    for cut in CUTS:
        if answer.params.get(cut) is not None:
            said[cut] = ", ".join(reader.label(cut, code) for code in answer.params[cut])
    return [(reader.say(f"frame.origin_{key}"), value) for key, value in said.items()]


def _history(scope: Scope) -> str:
    publication, reader = scope.publication, scope.reader
    if not publication.is_historical:
        return reader.say("unit.no")
    return reader.say("frame.history", ends=formats.date(publication.history_ends, reader.language))


def _computed(scope: Scope, answer: Answer) -> None:
    reader, query = scope.reader, answer.query
    tables, number = ", ".join(sorted(query.sources)), answer.publication.publication
    with st.popover(reader.say("frame.computed"), icon=":material/function:", type="tertiary"):
        st.caption("\n\n".join(_formulas(answer.columns, reader)))
        st.caption(reader.say("frame.from", query=query.name, tables=tables, publication=number))
        st.code(_command(scope, answer), language="bash", wrap_lines=True)
        st.code(query.sql, language="sql")


def _formulas(columns: Sequence[str], reader: Reader) -> Iterator[str]:
    for column in columns:
        measure = measures.find(column)
        if measure is not None:
            yield reader.say(
                "frame.formula",
                title=measure.title[reader.language],
                formula=measure.formula[reader.language],
                source=measure.source[reader.language],
            )


def _command(scope: Scope, answer: Answer) -> str:
    """Write the command line that gives the same rows."""
    parts = ["python -m oversight query", answer.query.name, "--source", scope.publication.feed]
    parts += ["--publication", str(answer.publication.publication)]
    for name, value in answer.params.items():
        if value is not None:
            text = ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            parts += ["--param", shlex.quote(f"{name}={text}")]
    return " ".join(parts)


def _download(scope: Scope, answer: Answer, every: Callable[[], Sequence[Row]]) -> None:
    publication, as_of = scope.publication, scope.as_of

    def content() -> bytes:
        rows = every()
        lines = [list(row.values()) for row in rows]
        return exports.to_csv(list(rows[0]), lines, scope.reader, origin(scope, answer))

    st.download_button(
        scope.reader.say("frame.download"),
        content,
        file_name=exports.file_name(publication.feed, publication.publication, answer.query.name, as_of),
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"download-{answer.query.name}",
    )


def _ways_down(scope: Scope, ways: Sequence[Way]) -> None:
    with st.popover(scope.reader.say("frame.loans_behind"), icon=":material/list_alt:", type="tertiary"):
        for way in ways[:MOST_WAYS_DOWN]:
            name = way.name or cells.title(way.cut, way.value, scope.reader)
            cell = {} if way == cells.EVERY_LOAN else {"cell": cells.write(way.cut, way.value)}
            st.page_link(script("loans"), label=name, query_params=cell)
        if len(ways) > MOST_WAYS_DOWN:
            st.caption(scope.reader.say("frame.more_values", count=len(ways) - MOST_WAYS_DOWN))
