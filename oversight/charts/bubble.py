"""Things as bubbles between two ratios, each as large as its amount."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, axis, layout, titled
from oversight.reader import Reader

LARGEST, SMALLEST, NAMED = 56, 8, 4


def bubble(name: str, across: str, up: str, size: str) -> Draw:
    """Draw the things that a column names by two ratios; what lacks either is named under the picture."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        shown = [row for row in rows if None not in (row[across], row[up], row[size]) and row[size] > 0]
        left = [row for row in rows if row not in shown and row[size]]
        names = reader.say("frame.and").join(reader.label(name, row[name]) for row in left)
        note = reader.say("chart.not_placed", names=names) if left else ""
        if not shown:
            return Chart([], {}, "", note=note or reader.say("chart.no_values"))
        wide, high = axis(shown, (across,), reader), axis(shown, (up,), reader)
        largest = max(float(row[size]) for row in shown)
        by_size = sorted(shown, key=lambda row: row[size], reverse=True)
        worst = sorted(shown, key=lambda row: row[up], reverse=True)[:NAMED]
        told = [row[name] for row in (*by_size[:NAMED], *worst)]
        data = {
            "type": "scatter",
            "mode": "markers+text",
            "x": [wide.place(row[across]) for row in by_size],
            "y": [high.place(row[up]) for row in by_size],
            "text": [reader.label(name, row[name]) if row[name] in told else "" for row in by_size],
            "textposition": "top center",
            "textfont": {"size": 11},
            "cliponaxis": False,
            "marker": {
                "size": [max(SMALLEST, LARGEST * sqrt(float(row[size]) / largest)) for row in by_size],
                "color": palette.ACCENT,
                "opacity": 0.55,
                "line": {"width": 1, "color": palette.ACCENT},
            },
            "customdata": [_said(row, (name, across, up, size), reader) for row in by_size],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        spread = layout(
            400,
            {**_axis(reader.column(across), wide.unit), "zeroline": True},
            {**_axis(reader.column(up), high.unit), "rangemode": "tozero"},
        )
        items = "; ".join(_said(row, (name, across, up, size), reader, ", ") for row in by_size)
        alt = reader.say("chart.alt_list", items=items)
        legend = " · ".join(reader.column(column) for column in (across, up, size))
        return Chart([data], spread, alt, legend=legend, note=note)

    return draw


def _axis(heading: str, unit: str) -> dict[str, Any]:
    return titled(f"{heading} ({unit})" if unit else heading)


def _said(row: Row, columns: Sequence[str], reader: Reader, between: str = "<br>") -> str:
    first, *others = columns
    values = [f"{reader.column(column)} {reader.write(column, row[column])}" for column in others]
    return between.join([reader.label(first, row[first]), *values])
