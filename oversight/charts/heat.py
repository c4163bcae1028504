"""One value of many things month by month: a row each, the darker the higher."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, axis, layout
from oversight.reader import Reader

ROW_HEIGHT = 30
MOST_ROWS = 16


def heat(name: str, value: str, size: str) -> Draw:
    """Draw a value by month for the largest of the things that a column names, the largest on top.

    `size` is the column by which they are large; a month without a value stays empty.
    """

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        days = sorted({row["as_of_date"] for row in rows})
        newest = {row[name]: row[size] or 0 for row in rows if row["as_of_date"] == days[-1]}
        things = sorted(newest, key=lambda thing: newest[thing], reverse=True)[:MOST_ROWS]
        by_cell = {(row[name], row["as_of_date"]): row[value] for row in rows}
        across = axis(rows, (value,), reader)
        labels = [reader.label(name, thing) for thing in things]
        # two things of one name would share a row, and one would hide the other
        labels = [
            f"{label} ({thing})" if labels.count(label) > 1 else label
            for label, thing in zip(labels, things, strict=True)
        ]
        data = {
            "type": "heatmap",
            "x": [day.isoformat() for day in days],
            "y": labels,
            "z": [[across.place(by_cell.get((thing, day))) for day in days] for thing in things],
            "text": [[reader.write(value, by_cell.get((thing, day))) for day in days] for thing in things],
            "colorscale": palette.HEAT,
            "zmin": 0,
            "colorbar": {"thickness": 8, "outlinewidth": 0, "ticksuffix": across.unit, "nticks": 4},
            "xgap": 1,
            "ygap": 2,
            "hoverongaps": False,
            "hovertemplate": "%{y}<br>%{x}<br>%{text}<extra></extra>",
        }
        spread = layout(
            64 + ROW_HEIGHT * len(things),
            {
                "type": "date",
                "showgrid": False,
                "nticks": 6,
                "tickformat": reader.say("chart.month_axis"),
                "hoverformat": reader.say("chart.day_axis"),
            },
            {"type": "category", "autorange": "reversed", "showgrid": False, "automargin": True},
        )
        left = len(newest) - len(things)
        note = reader.say("chart.more", count=left) if left else ""
        return Chart(
            [data] if things else [], spread, _in_words(things, by_cell, name, value, reader), note=note
        )

    return draw


def _in_words(
    things: Sequence[object],
    by_cell: dict[tuple[Any, Any], Any],
    name: str,
    value: str,
    reader: Reader,
) -> str:
    """Say of each thing its highest month: what the dark spots tell those who see."""
    peaks = []
    for thing in things:
        known = {day: ratio for (one, day), ratio in by_cell.items() if one == thing and ratio is not None}
        if known:
            day = max(known, key=lambda day: known[day])
            peaks.append(
                reader.say(
                    "chart.alt_peak",
                    name=reader.label(name, thing),
                    value=reader.write(value, known[day]),
                    day=reader.write("as_of_date", day),
                )
            )
    return reader.say("chart.alt_list", items="; ".join(peaks))
