"""The parts of a whole, month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from oversight.charts import palette
from oversight.charts.figure import Axis, Chart, Draw, Row, axis, in_order, titled
from oversight.charts.months import MANY_MONTHS, days_of, over_time
from oversight.formats import Number
from oversight.reader import Reader

MONTH_IN_MILLISECONDS = 33 * 24 * 60 * 60 * 1000


def stacked(part: str, value: str, leave_out: Sequence[object] = ()) -> Draw:
    """Stack the parts of each month; `leave_out` names parts so large that they would hide the others."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        days = days_of(rows)
        shown = [row for row in rows if row[part] not in leave_out]
        held = {row[part] for row in shown if row[value]}
        across = axis(shown, (value,), reader)
        data = []
        for code in (one for one in in_order(shown, part) if one in held):
            by_day = {row["as_of_date"].isoformat(): row[value] for row in shown if row[part] == code}
            look = palette.marker(part, code)
            data.append(_columns(reader.label(part, code), days, by_day, value, across, look, reader))
        chart = over_time(data, days, reader, titled(across.unit), (), barmode="stack", bargap=0.1)
        # A lone part is named as well: it is not the whole by itself.
        return replace(chart, layout={**chart.layout, "showlegend": True}) if chart.data else chart

    return draw


def parts(*columns: str, ratios: Sequence[str] = ()) -> Draw:
    """Stack columns that add up to a whole month by month, and say the newest value of the ratios of them."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        days = days_of(rows)
        across = axis(rows, columns, reader)
        data = []
        for place, column in enumerate(columns):
            by_day = {row["as_of_date"].isoformat(): row[column] for row in rows}
            if any(by_day.values()):
                look = palette.part(place)
                data.append(_columns(reader.column(column), days, by_day, column, across, look, reader))
        newest = max(rows, key=lambda row: row["as_of_date"])
        said = " · ".join(f"{reader.column(ratio)} {reader.write(ratio, newest[ratio])}" for ratio in ratios)
        chart = over_time(data, days, reader, titled(across.unit), (), barmode="stack", bargap=0.1)
        return replace(chart, legend=said)

    return draw


def _columns(
    name: str,
    days: Sequence[str],
    by_day: Mapping[str, Number | None],
    column: str,
    across: Axis,
    look: dict[str, Any],
    reader: Reader,
) -> dict[str, Any]:
    """Return one part of a stack: a month without a row of it has none of it.

    The bars of many months touch, so that months of uneven length leave no stripes.
    """
    values = [by_day.get(day, 0) for day in days]
    width = {"width": MONTH_IN_MILLISECONDS} if len(days) > MANY_MONTHS else {}
    return {
        "type": "bar",
        "name": name,
        "x": days,
        "y": [across.place(value) for value in values],
        "marker": look,
        "customdata": [reader.write(column, value) for value in values],
        "hovertemplate": "%{customdata}",
        **width,
    }
