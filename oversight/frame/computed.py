"""How a figure is computed: formulas in words and signs, the parts of its newest row, its rule and query."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from oversight import explained, formats, measures, standards
from oversight.charts import Row
from oversight.explained import Worked
from oversight.frame.places import to_lineage
from oversight.frame.scope import Scope
from oversight.measures import Measure
from oversight.queries import Answer
from oversight.reader import Reader

MOST_WORKED, RATIO_DECIMALS = 5, 4


def computed(scope: Scope, answer: Answer, rows: Sequence[Row]) -> None:
    """Draw the button that opens what a reader needs to recompute the figure by hand."""
    reader, query = scope.reader, answer.query
    with st.popover(reader.say("frame.computed"), icon=":material/function:", type="tertiary"):
        st.html(f'<div class="ov-computed">{"".join(_explained(answer, rows, reader))}</div>')
        tables, number = ", ".join(sorted(query.sources)), answer.publication.publication
        st.caption(reader.say("frame.from", query=query.name, tables=tables, publication=number))
        st.code(command(scope, answer), language="bash", wrap_lines=True)
        st.code(query.sql, language="sql", height=320)
        to_lineage(scope, query.name)


def command(scope: Scope, answer: Answer) -> str:
    """Write the command line that gives the same rows."""
    parts = ["python -m oversight query", answer.query.name, "--source", scope.publication.feed]
    parts += ["--publication", str(answer.publication.publication)]
    for name, value in answer.params.items():
        if value is not None:
            text = ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            parts += ["--param", shlex.quote(f"{name}={text}")]
    return " ".join(parts)


def _explained(answer: Answer, rows: Sequence[Row], reader: Reader) -> Iterator[str]:
    found = explained.measures_of(answer.columns)
    newest = explained.newest(rows)
    for measure in found:
        yield from _measure(measure, list(explained.worked(measure, newest, answer.query.grain)), reader)
    signs = measures.signs(measure.symbols for measure in found)
    if signs:
        said = " · ".join(f"{sign} {measures.symbols()[sign][reader.language]}" for sign in signs)
        yield _line("signs", said)
    if answer.query.notes[reader.language]:
        yield _line("note", reader.say("frame.note", note=answer.query.notes[reader.language]))
    if "basis" in answer.params:
        basis = reader.label("basis", answer.params["basis"])
        yield _line("note", reader.say("frame.rule", basis=basis, rule=_rule(answer, reader)))


def _measure(measure: Measure, parts: Sequence[Worked], reader: Reader) -> Iterator[str]:
    yield _line("measure", measure.title[reader.language])
    yield _line("symbols", measure.symbols)
    yield _line(
        "words",
        reader.say(
            "frame.formula", formula=measure.formula[reader.language], source=measure.source[reader.language]
        ),
    )
    for part in parts[:MOST_WORKED]:
        yield _line("worked", _worked(measure, part, reader))
    if len(parts) > MOST_WORKED:
        yield _line("words", reader.say("frame.more_rows", count=len(parts) - MOST_WORKED))


def _worked(measure: Measure, part: Worked, reader: Reader) -> str:
    """Write the division out with every digit of its parts."""
    times = "" if part.factor is None else f"{part.factor:g} × "
    names = ", ".join(reader.label(column, value) for column, value in part.where.items())
    said = reader.say(
        "frame.worked",
        numerator=times + _exact(str(measure.numerator), part.numerator, reader),
        denominator=_exact(str(measure.denominator), part.denominator, reader),
        value=formats.ratio(part.value, reader.language, RATIO_DECIMALS),
    )
    return reader.say("frame.worked_of", name=names, said=said) if names else said


def _exact(column: str, value: formats.Number, reader: Reader) -> str:
    if formats.kind_of(column) == "money":
        return formats.exact(value, reader.currency, reader.language)
    return reader.write(column, value)


def _rule(answer: Answer, reader: Reader) -> str:
    """Name the rule that the classes follow: a basis that is a standard brings its own."""
    basis = answer.params["basis"]
    standard = basis if basis in standards.read() else standards.DEFAULT
    return str(standards.read()[standard]["standard"]["rule"][reader.language])


def _line(kind: str, text: str) -> str:
    return f'<div class="ov-{kind}">{escape(text)}</div>'
