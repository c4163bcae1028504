"""A value by age: lines, or a triangle with a row for each series; the young stop where their age stops."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, axis, layout, titled
from oversight.reader import Reader

ROW_HEIGHT = 30
YEAR, QUARTER = 12, 3


def curves(series: str, age: str, value: str) -> Draw:
    """Draw a line for each value of `series` over `age`."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        across = axis(rows, (value,), reader)
        data: list[dict[str, Any]] = []
        for place, (name, line) in enumerate(_by_series(rows, series, reader).items()):
            data.append(
                {
                    "type": "scatter",
                    "name": name,
                    "x": [row[age] for row in line],
                    "y": [across.place(row[value]) for row in line],
                    "mode": "lines+markers" if len(line) == 1 else "lines",
                    "connectgaps": False,
                    "line": {"width": 2.5, "color": palette.line(place), "dash": palette.dash(place)},
                    "customdata": [reader.write(value, row[value]) for row in line],
                    "hovertemplate": "%{customdata}",
                }
            )
        xaxis = {"title": {"text": reader.column(age)}, "showgrid": False, "rangemode": "tozero"}
        spread = layout(420, xaxis, {**titled(across.unit), "rangemode": "tozero"}, hovermode="x unified")
        spread["showlegend"] = True
        spread["legend"] = {
            "orientation": "h",
            "yanchor": "bottom",
            "y": 1.02,
            "x": 0,
            "traceorder": "normal",
        }
        return Chart(data, spread, _in_words(rows, series, age, value, reader))

    return draw


def triangle(series: str, age: str, value: str) -> Draw:
    """Draw a row of cells for each value of `series`, the darker the higher, empty beyond its age."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        across = axis(rows, (value,), reader)
        ages = sorted({row[age] for row in rows})
        lines = {
            name: {row[age]: row[value] for row in line}
            for name, line in _by_series(rows, series, reader).items()
        }
        written = [
            [reader.write(value, line[one]) if one in line else "" for one in ages] for line in lines.values()
        ]
        data = {
            "type": "heatmap",
            "x": ages,
            "y": list(lines),
            "z": [[across.place(line.get(one)) for one in ages] for line in lines.values()],
            "text": written,
            "colorscale": palette.HEAT,
            "zmin": 0,
            "colorbar": {"thickness": 8, "outlinewidth": 0, "ticksuffix": across.unit, "nticks": 4},
            "xgap": 1,
            "ygap": 2,
            "hoverongaps": False,
            "hovertemplate": f"%{{y}}<br>{reader.column(age)} %{{x}}<br>%{{text}}<extra></extra>",
        }
        spread = layout(
            110 + ROW_HEIGHT * len(lines),
            {
                "title": {"text": reader.column(age)},
                "showgrid": False,
                "dtick": _step(len(ages)),
            },
            {"type": "category", "autorange": "reversed", "showgrid": False, "automargin": True},
        )
        return Chart([data], spread, _in_words(rows, series, age, value, reader))

    return draw


def _by_series(rows: Sequence[Row], series: str, reader: Reader) -> dict[str, list[Row]]:
    """Return the rows by the name of their series, in order of age; codes are of the cut that rows name."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(reader.label(row["cut"], row[series]), []).append(row)
    return found


def _in_words(rows: Sequence[Row], series: str, age: str, value: str, reader: Reader) -> str:
    """Say of each series its last value: what a glance at the ends of the lines tells those who see."""
    ends = (line[-1] for line in _by_series(rows, series, reader).values())
    items = "; ".join(
        reader.say(
            "chart.alt_age",
            name=reader.label(row["cut"], row[series]),
            age=row[age],
            value=reader.write(value, row[value]),
        )
        for row in ends
    )
    return reader.say("chart.alt_list", items=items)


def _step(ages: int) -> int:
    """Return how many months lie between two numbers on the axis."""
    if ages <= YEAR:
        return 1
    return QUARTER if ages <= 3 * YEAR else YEAR
