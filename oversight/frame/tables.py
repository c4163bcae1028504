"""Tables: headings, units and number formats by what a column holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import quote

import streamlit as st

from oversight import formats
from oversight.charts import Row
from oversight.formats import Scale
from oversight.reader import Reader

TO_VALUE = "~"


def show_rows(
    reader: Reader,
    name: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    height: int | Literal["auto"] = "auto",
    links: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Show rows under translated headings; all amounts are in one unit, which their headings name.

    `links` has, by column, the address that a value of it completes.
    """
    money = [column for column in columns if formats.kind_of(column) == "money"]
    scale = formats.table_scale(
        (row[column] for row in rows for column in money), reader.currency, reader.language
    )
    st.dataframe(
        {
            column: [
                _link(links[column], row[column])
                if column in links
                else _value(column, _named(column, row, reader), scale, reader)
                for row in rows
            ]
            for column in columns
        },
        column_config={
            column: st.column_config.LinkColumn(
                reader.column(column), display_text=f".*[{TO_VALUE}=](.*)$", pinned=place == 0
            )
            if column in links
            else _config(column, reader, scale, pinned=place == 0)
            for place, column in enumerate(columns)
        },
        hide_index=True,
        height=height,
        placeholder=reader.say("unit.not_available"),
        alt=reader.say("frame.table_alt", rows=len(rows), columns=", ".join(map(reader.column, columns))),
        key=f"rows-{name}",
    )


def _link(address: str, value: object) -> str | None:
    return None if value is None else f"{address}{quote(str(value), safe='')}"


def _named(column: str, row: Row, reader: Reader) -> Any:
    """Name the thing that a row is about by the codes of its kind, such as a branch or a sector."""
    if column == "key" and row[column] is not None and row.get("kind"):
        return reader.label(str(row["kind"]), row[column])
    return row[column]


def _value(column: str, value: Any, scale: Scale, reader: Reader) -> Any:
    kind = formats.kind_of(column)
    if value is None:
        return None
    if kind == "money":
        return round(float(value) / scale.divisor, scale.decimals)
    if kind in ("ratio", "index"):
        return float(value) * (100 if kind == "ratio" else 1)
    return reader.write(column, value) if kind in ("text", "truth", "time") else value


def _config(column: str, reader: Reader, scale: Scale, pinned: bool) -> Any:
    kind, heading = formats.kind_of(column), reader.column(column)
    if kind == "money":
        label = reader.say("frame.with_unit", heading=heading, unit=scale.unit)
        step = 10.0**-scale.decimals
        return st.column_config.NumberColumn(label, format="localized", step=step, pinned=pinned)
    if kind in ("ratio", "index"):
        pattern = "%.2f%%" if kind == "ratio" else "%.4f"
        return st.column_config.NumberColumn(heading, format=pattern, pinned=pinned)
    if kind == "count":
        return st.column_config.NumberColumn(heading, format="localized", pinned=pinned)
    if kind == "date":
        return st.column_config.DateColumn(heading, format="YYYY-MM-DD", pinned=pinned)
    return st.column_config.TextColumn(heading, pinned=pinned)
