"""The dictionary: the contract, the measures and the queries, as the program itself reads them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from oversight import contract, measures, standards
from oversight.charts import Row
from oversight.codes import codes_of
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.reader import Reader
from oversight.settings import Language
from oversight.statement import named_queries
from oversight.text import say

TABLE_HEIGHT, ROWS_IN_SIGHT = 600, 15


def dictionary(scope: Scope) -> None:
    """Show everything that has a definition, narrowed by what the reader searches for."""
    reader, language = scope.reader, scope.reader.language
    text = st.text_input(reader.say("dictionary.search"), key="search", icon=":material/search:")
    parts = {
        "tables": _columns(language),
        "measures": _measures(language),
        "signs": _signs(language),
        "queries": _queries(language),
        "rules": _rules(language),
    }
    tabs = st.tabs([reader.say(f"dictionary.part_{part}") for part in parts])
    for tab, (name, rows) in zip(tabs, parts.items(), strict=True):
        with tab:
            _show(scope, name, [row for row in rows if _matches(row, text)], text)


def _show(scope: Scope, name: str, rows: Sequence[Row], text: str) -> None:
    if rows:
        show_rows(
            scope.reader, name, list(rows[0]), rows, TABLE_HEIGHT if len(rows) > ROWS_IN_SIGHT else "auto"
        )
    else:
        st.info(scope.reader.say("dictionary.nothing_found", text=text))


def _columns(language: Language) -> list[Row]:
    """List each table, then its columns, as the contract comments them."""
    return [
        {"table_name": table.name, "column": name, "type": kind, "comment": getattr(comment, language)}
        for table in contract.tables().values()
        for name, kind, comment in (
            ("", "", table.comment),
            *((column.name, column.type, column.comment) for column in table.columns),
        )
    ]


def _measures(language: Language) -> list[Row]:
    return [
        {
            "measure_title": one.title[language],
            "symbols": one.symbols,
            "formula": one.formula[language],
            "unit": say(f"label.unit_{one.unit}", language),
            "numerator": _title(one.numerator, language),
            "denominator": _title(one.denominator, language),
            "direction": say(f"label.direction_{one.direction}", language),
            "article": one.source[language],
            "query": one.name,
        }
        for one in measures.measures().values()
    ]


def _title(measure: str | None, language: Language) -> str:
    """Name a part of a ratio, which is itself a measure or a plain column."""
    return "" if measure is None else Reader(language, "").column(measure)


def _signs(language: Language) -> list[Row]:
    return [{"symbols": sign, "comment": said[language]} for sign, said in measures.symbols().items()]


def _queries(language: Language) -> list[Row]:
    return [
        {
            "query_title": query.title[language],
            "query": query.name,
            "note": query.notes[language],
            "grain": ", ".join(query.grain),
            "parameters": ", ".join(query.parameters),
            "reads": ", ".join(sorted(query.sources)),
            "needs": ", ".join(query.needs),
        }
        for query in named_queries().values()
    ]


def _rules(language: Language) -> list[Row]:
    """List every dated number that a figure is judged by: standards, bank settings and limits."""
    numbers = [
        {
            "standard": raw["standard"]["title"][language],
            "rule": row["title"][language],
            "number": str(row["value"]),
            "valid_from": row["valid_from"],
            "article": row["article"][language],
        }
        for raw in standards.read().values()
        for row in raw.get("parameters", {}).values()
    ]
    classes = [
        {
            "standard": raw["standard"]["title"][language],
            "rule": say(
                f"dictionary.class_{row['product_family']}", language, risk_class=_class(row, language)
            ),
            "number": say("dictionary.over_days", language, days=max(row["over_days"], 0)),
            "valid_from": row["valid_from"],
            "article": row["article"][language],
        }
        for raw in standards.read().values()
        for row in raw.get("class", [])
    ]
    return [*classes, *numbers]


def _class(row: Row, language: Language) -> str:
    return codes_of("loan_month", "risk_class")[str(row["risk_class"])][language]


def _matches(row: Row, text: str) -> bool:
    found = " ".join(str(value) for value in row.values()).lower()
    return all(word in found for word in text.lower().split())
