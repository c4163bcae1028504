"""Things as bubbles between two ratios, each as large as its amount."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

from oversight.charts import palette
from oversight.charts.bars import short, width
from oversight.charts.figure import Chart, Draw, Row, axis, layout, titled
from oversight.reader import Reader

LARGEST, SMALLEST, NAMED = 56, 8, 4
# A name as a share of the narrowest picture: how wide a place of it is, and how high a line.
PLACE, LINE, WIDEST_NAME = 0.019, 0.055, 24
# The room beside the picture where its axis is written, which a name may use.
LEFT_OVER = 0.15


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
            **_names(by_size, told, name, across, up, reader),
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
            {**_axis(across, wide.unit, reader), "zeroline": True},
            {**_axis(up, high.unit, reader), "rangemode": "tozero"},
        )
        items = "; ".join(_said(row, (name, across, up, size), reader, ", ") for row in by_size)
        alt = reader.say("chart.alt_list", items=items)
        legend = " · ".join(reader.column(column) for column in (across, up, size))
        return Chart([data], spread, alt, legend=legend, note=note)

    return draw


def _names(
    rows: Sequence[Row], told: Sequence[object], name: str, across: str, up: str, reader: Reader
) -> dict[str, list[str]]:
    """Name the bubbles in the order they are told, each on the side where the picture has room; else not."""
    taken: list[tuple[float, float, float, float]] = []
    wide, high = ([float(row[column]) for row in rows] for column in (across, up))
    texts, sides = [""] * len(rows), ["top center"] * len(rows)
    for at in sorted(range(len(rows)), key=lambda at: _turn(rows[at][name], told)):
        if rows[at][name] not in told:
            continue
        label = short(reader.label(name, rows[at][name]), WIDEST_NAME)
        x, y = _share(wide[at], min(wide), max(wide)), _share(high[at], 0.0, max(high))
        for side, left, bottom in _sides(x, y, width(label) * PLACE):
            box = (left, bottom, left + width(label) * PLACE, bottom + LINE)
            if (
                box[0] >= -LEFT_OVER
                and box[2] <= 1
                and bottom >= 0
                and not any(_meet(box, other) for other in taken)
            ):
                texts[at], sides[at] = label, side
                taken.append(box)
                break
    return {"text": texts, "textposition": sides}


def _turn(thing: object, told: Sequence[object]) -> int:
    return list(told).index(thing) if thing in told else len(told)


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5


def _sides(x: float, y: float, wide: float) -> list[tuple[str, float, float]]:
    """Return the sides a name may stand on, with the left and lower end that it has there."""
    above, below = y + LINE / 2, y - 1.5 * LINE
    return [
        ("top center", x - wide / 2, above),
        ("bottom center", x - wide / 2, below),
        ("top left", x - wide, above),
    ]


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _axis(column: str, unit: str, reader: Reader) -> dict[str, Any]:
    heading = reader.column(column)
    return titled(reader.say("chart.axis", heading=heading, unit=unit) if unit else heading)


def _said(row: Row, columns: Sequence[str], reader: Reader, between: str = "<br>") -> str:
    first, *others = columns
    values = [f"{reader.column(column)} {reader.write(column, row[column])}" for column in others]
    return between.join([reader.label(first, row[first]), *values])
