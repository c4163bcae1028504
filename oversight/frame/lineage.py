"""The way of a figure on its page: the answer, the picture, the list, and the SQL of each step."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from html import escape

import streamlit as st

from oversight import charts, exports, formats, lineage, record
from oversight.charts import Drawn, Node, Row
from oversight.frame import address
from oversight.frame.answers import answered
from oversight.frame.figures import PLOTLY
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.frame.witness import writing
from oversight.lineage import Step
from oversight.statement import named_queries
from oversight.text import LANGUAGES

FIRST_OF_PANEL, FIRST_OF_CROSS_SECTION = "headline_trend", "book_summary"
HIDDEN_THEME = "scope"
COLUMNS = ("lineage_kind", "step_name", "meaning", "comes_from", "columns_used")
ROWS_IN_SIGHT, HEIGHT = 14, 520


def show_lineage(scope: Scope) -> None:
    """Show the way of the figure that the address names, or that the reader chooses."""
    figure = _choose(scope)
    columns = list(answered(scope, figure)[0].columns)
    loaded = answered(scope, "files_loaded")[1]
    steps = lineage.lineage(figure, scope.publication, columns, loaded)
    _verdict(scope, figure, steps)
    with st.container(key="figure-lineage"):
        _picture(scope, steps)
        _list(scope, figure, steps)
    _sql(scope, steps)


def _choose(scope: Scope) -> str:
    shown = {name: query for name, query in named_queries().items() if query.theme != HIDDEN_THEME}
    first = FIRST_OF_PANEL if scope.publication.is_panel else FIRST_OF_CROSS_SECTION
    names = {name: {one: shown[name].title[one] for one in LANGUAGES} for name in (first, *shown)}
    return address.choose(scope.reader.say("lineage.choose"), "figure", names, scope.reader.language)


def _verdict(scope: Scope, figure: str, steps: Sequence[Step]) -> None:
    reader, publication = scope.reader, scope.publication.publication
    of_kind = {kind: [step for step in steps if step.kind == kind] for kind in lineage.KINDS}
    said = reader.say(
        "lineage.verdict",
        figure=named_queries()[figure].title[reader.language],
        tables=len(of_kind["table"]),
        columns=sum(len(columns) for step in of_kind["table"] for columns in step.columns.values()),
        marts=len(of_kind["mart"]),
        files=len(of_kind["file"]),
    )
    st.html(f'<p class="ov-verdict">{escape(said)}</p>')
    kept = "kept" if lineage.is_kept(scope.publication) else "not_kept"
    st.caption(reader.say(f"lineage.steps_{kept}", publication=publication))
    then, now = scope.publication.program_version, record.program_version()
    state = "unknown" if then is None else "same" if then == now else "other"
    st.caption(reader.say(f"lineage.program_{state}", then=then, now=now))
    if of_kind["table"] and not of_kind["select"]:
        st.caption(reader.say("lineage.no_selects"))


def _picture(scope: Scope, steps: Sequence[Step]) -> None:
    reader = scope.reader
    nodes = [Node(step.key, _short_name(step, scope), step.kind, step.depth, step.reads) for step in steps]
    chart = charts.graph(nodes, reader)
    st.caption(reader.say("lineage.scroll"))
    st.html(f"<style>.st-key-wide-lineage {{ min-width: {chart.layout['width']}px; }}</style>")
    with st.container(key="picture-lineage"), st.container(key="wide-lineage"):
        st.plotly_chart(Drawn(chart), config=PLOTLY, alt=chart.alt, key="chart-lineage")


def _short_name(step: Step, scope: Scope) -> str:
    return step.title[scope.reader.language] if step.kind == "measure" else step.name


def _list(scope: Scope, figure: str, steps: Sequence[Step]) -> None:
    reader = scope.reader
    st.subheader(reader.say("lineage.list"), anchor=False)
    st.caption(reader.say("lineage.star"))
    rows = [_row(step, scope) for step in steps]
    show_rows(reader, "lineage", COLUMNS, rows, HEIGHT if len(rows) > ROWS_IN_SIGHT else "auto")
    write_down = writing(scope, "exported", "lineage", {"figure": figure})

    def as_csv() -> bytes:
        write_down()
        origin = [(reader.say("lineage.choose"), figure), (reader.say("lineage.list"), _place(scope))]
        return exports.to_csv(COLUMNS, [[row[column] for column in COLUMNS] for row in rows], reader, origin)

    def as_json() -> bytes:
        write_down()
        of = {"publication": scope.publication.publication, "source": scope.publication.feed}
        held = {"figure": figure, **of, "steps": [asdict(step) for step in steps]}
        return json.dumps(held, ensure_ascii=False, indent=1).encode()

    with st.container(horizontal=True, gap="small"):
        _take(scope, figure, as_csv, "frame.download", "csv")
        _take(scope, figure, as_json, "lineage.download_all", "json")


def _take(scope: Scope, figure: str, content: Callable[[], bytes], label: str, ending: str) -> None:
    name = exports.file_name("lineage", figure, scope.publication.publication)
    st.download_button(
        scope.reader.say(label),
        content,
        file_name=f"{name.removesuffix('.csv')}.{ending}",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"download-lineage-{ending}",
    )


def _place(scope: Scope) -> str:
    return f"{scope.publication.feed} · {scope.publication.publication}"


def _row(step: Step, scope: Scope) -> Row:
    reader, used = scope.reader, step.said
    if step.kind == "table" and step.name not in scope.publication.supplied:
        used = reader.say("lineage.not_supplied", columns=used)
    return {
        "lineage_kind": reader.label("lineage_kind", step.kind),
        "step_name": step.name,
        "meaning": step.title[reader.language],
        "comes_from": reader.say("frame.and").join(key.partition(":")[2] for key in step.reads),
        "columns_used": used,
    }


def _sql(scope: Scope, steps: Sequence[Step]) -> None:
    """Show the SQL of one step at a time, and every hash of a file."""
    reader = scope.reader
    spoken = [step for step in steps if step.text and step.kind in ("query", "mart", "select", "file")]
    kinds = {
        one: {step.key: f"{step.name} · {formats.plain(step.kind)}" for step in spoken} for one in LANGUAGES
    }
    names = {step.key: {one: kinds[one][step.key] for one in LANGUAGES} for step in spoken}
    chosen = address.choose(reader.say("lineage.choose_step"), "step", names, reader.language)
    step = next(step for step in spoken if step.key == chosen)
    st.caption(f"{step.title[reader.language]} · `{lineage.place_of(step) or step.name}`")
    st.code(step.text, language="text" if step.kind == "file" else "sql", height=420)
