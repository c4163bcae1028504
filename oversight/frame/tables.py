"""Tables: headings, units and number formats by what a column holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from oversight import formats
from oversight.charts import Row
from oversight.formats import Scale
from oversight.reader import Reader


def show_rows(reader: Reader, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Show rows under translated headings; all amounts of a table are in one unit, which its headings name."""
    money = [column for column in columns if formats.kind_of(column) == "money"]
    scale = formats.money_scale(
        (row[column] for row in rows for column in money), reader.currency, reader.language
    )
    st.dataframe(
        {column: [_value(column, row[column], scale, reader) for row in rows] for column in columns},
        column_config={
            column: _config(column, reader, scale, first=place == 0) for place, column in enumerate(columns)
        },
        hide_index=True,
        alt=reader.say("frame.table_alt", rows=len(rows), columns=", ".join(map(reader.column, columns))),
        key=f"rows-{name}",
    )


def _value(column: str, value: Any, scale: Scale, reader: Reader) -> Any:
    kind = formats.kind_of(column)
    if value is None:
        return None if kind in ("money", "ratio", "index", "count", "date") else reader.write(column, None)
    if kind == "money":
        return round(float(value) / scale.divisor, 4)
    if kind in ("ratio", "index"):
        return float(value)
    return reader.write(column, value) if kind in ("text", "truth", "time") else value


def _config(column: str, reader: Reader, scale: Scale, first: bool) -> Any:
    kind, heading = formats.kind_of(column), reader.column(column)
    if kind == "money":
        label = reader.say("frame.with_unit", heading=heading, unit=scale.unit)
        return st.column_config.NumberColumn(label, format="localized", step=0.01, pinned=first)
    if kind == "ratio":
        return st.column_config.NumberColumn(heading, format="percent", pinned=first)
    if kind == "index":
        return st.column_config.NumberColumn(heading, format="%.4f", pinned=first)
    if kind == "count":
        return st.column_config.NumberColumn(heading, format="localized", pinned=first)
    if kind == "date":
        return st.column_config.DateColumn(heading, format="YYYY-MM-DD", pinned=first)
    return st.column_config.TextColumn(heading, pinned=first)
