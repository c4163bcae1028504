"""A bar for each thing split into its parts, or a bar for each reading of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oversight import formats
from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, axis, in_order, layout, titled
from oversight.reader import Reader

BAR_HEIGHT = 44
ROOM_FOR_TEXT = 1.2


def split(name: str, part: str, value: str, beside: str) -> Draw:
    """Draw a bar for each value of `name`, split by `part`; `beside` is written with the value on hover.

    What counts against the rest stands left of zero. Where rows name their `cut`, the codes are of that.
    """

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        things = [one for one in in_order(rows, name) if one is not None]
        parts = [
            one
            for one in in_order(rows, part)
            if any(abs(row[value] or 0) >= formats.SMALLEST_CHANGE for row in rows if row[part] == one)
        ]
        found = {(row[name], row[part]): row for row in rows}
        across = axis(rows, (value,), reader)
        labels = [reader.label(rows[0].get("cut", name), one) for one in things]
        data, said = [], []
        for place, one in enumerate(parts):
            of_part = [found.get((thing, one)) for thing in things]
            words = [
                f"{reader.write(value, row[value])} · {reader.write(beside, row[beside])}" if row else ""
                for row in of_part
            ]
            title = reader.label(part, one)
            data.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "name": title,
                    "y": labels,
                    "x": [across.place(row[value]) if row else None for row in of_part],
                    "marker": palette.filling(place),
                    "customdata": words,
                    "hovertemplate": "%{y}: %{customdata}",
                }
            )
            said += [
                f"{label}, {title} {text}"
                for label, text, row in zip(labels, words, of_part, strict=True)
                if row and row[value]
            ]
        spread = _spread(120 + BAR_HEIGHT * len(things), titled(across.unit), "relative")
        return Chart(data, spread, reader.say("chart.alt_list", items="; ".join(said)))

    return draw


def compared(name: str, *columns: str, since: str) -> Draw:
    """Draw several readings of one value side by side, for each value of `name`.

    `since` is the column of the date that all of them start from; without it there is nothing to compare.
    """

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        if all(row[column] is None for row in rows for column in columns):
            known = any(row[since] is not None for row in rows)
            return Chart([], {}, "", note=reader.say("chart.no_values" if known else "chart.no_december"))
        across = axis(rows, columns, reader)
        labels = [reader.label(name, row[name]) for row in rows]
        data = [
            {
                "type": "bar",
                "orientation": "h",
                "name": reader.column(column),
                "y": labels,
                "x": [across.place(row[column]) for row in rows],
                "text": [reader.write(column, row[column]) for row in rows],
                "textposition": "outside",
                "cliponaxis": False,
                "marker": palette.filling(place),
                "hovertemplate": "%{y}: %{text}",
            }
            for place, column in enumerate(columns)
        ]
        longest = max(across.place(row[column]) or 0.0 for row in rows for column in columns)
        xaxis = {**titled(across.unit), "range": [0, longest * ROOM_FOR_TEXT or 1]}
        spread = _spread(110 + 24 * len(rows) * len(columns), xaxis, "group")
        said = [
            f"{label}, {reader.column(column)} {reader.write(column, row[column])}"
            for label, row in zip(labels, rows, strict=True)
            for column in columns
        ]
        legend = f"{reader.column(since)} {reader.write(since, rows[0][since])}"
        missing = sum(row[columns[0]] is None for row in rows)
        note = reader.say("chart.without_value", count=missing) if missing else ""
        return Chart(data, spread, reader.say("chart.alt_list", items="; ".join(said)), legend, note)

    return draw


def _spread(height: int, xaxis: dict[str, Any], barmode: str) -> dict[str, Any]:
    upright = {"type": "category", "autorange": "reversed", "automargin": True}
    spread = layout(height, xaxis, upright, barmode=barmode, bargap=0.3)
    spread["showlegend"] = True
    spread["legend"] = {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "traceorder": "normal"}
    return spread
