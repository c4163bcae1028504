"""The dictionary: the contract, the measures and the queries, as the program itself reads them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from oversight import contract, measures
from oversight.charts import Row
from oversight.frame.scope import Scope
from oversight.frame.tables import show_rows
from oversight.settings import Language
from oversight.statement import named_queries


def dictionary(scope: Scope) -> None:
    """Show everything that has a definition, narrowed by what the reader searches for."""
    language = scope.reader.language
    text = st.text_input(scope.reader.say("dictionary.search"), key="search", icon=":material/search:")
    parts = {"tables": _columns(language), "measures": _measures(language), "queries": _queries(language)}
    for tab, (name, rows) in zip(
        st.tabs([scope.reader.say(f"dictionary.{part}") for part in parts]), parts.items(), strict=True
    ):
        with tab:
            _show(scope, name, [row for row in rows if _matches(row, text)], text)


def _show(scope: Scope, name: str, rows: Sequence[Row], text: str) -> None:
    if rows:
        show_rows(scope.reader, name, list(rows[0]), rows)
    else:
        st.info(scope.reader.say("dictionary.nothing_found", text=text))


def _columns(language: Language) -> list[Row]:
    return [
        {
            "table_name": table.name,
            "column": column.name,
            "type": column.type,
            "comment": getattr(column.comment, language),
        }
        for table in contract.tables().values()
        for column in table.columns
    ]


def _measures(language: Language) -> list[Row]:
    return [
        {
            "measure": name,
            "title": entry["title"][language],
            "unit": entry["unit"],
            "formula": entry["formula"][language],
        }
        for name, entry in measures.measures().items()
    ]


def _queries(language: Language) -> list[Row]:
    return [
        {
            "query": query.name,
            "comment": query.title[language],
            "grain": ", ".join(query.grain),
            "parameters": ", ".join(query.parameters),
            "reads": ", ".join(sorted(query.sources)),
            "needs": ", ".join(query.needs),
            "notes": query.notes,
        }
        for query in named_queries().values()
    ]


def _matches(row: Row, text: str) -> bool:
    return all(word in " ".join(map(str, row.values())).lower() for word in text.lower().split())
