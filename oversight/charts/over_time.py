"""Lines over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from oversight import headline, limits
from oversight.charts import palette
from oversight.charts.figure import Axis, Chart, Draw, Row, axis, in_order, titled
from oversight.charts.months import days_of, over_time
from oversight.reader import Reader

FAR_ABOVE = 2


def trend(
    *columns: str,
    series: str | None = None,
    only: Sequence[object] = (),
    limit: str | None = None,
    said: Sequence[str] = (),
    starts_anew: bool = False,
) -> Draw:
    """Draw columns as lines, or one column for each value of `series`, or `only` for some of its values.

    A missing month is a gap. `limit` names the measure whose limit is drawn across; `said` names columns
    whose newest value is only written above. What `starts_anew` every January has a line for each year.
    """

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        across = axis(rows, columns, reader)
        days = _by_year(days_of(rows)) if starts_anew else days_of(rows)
        data: list[dict[str, Any]] = []
        lines = _lines(rows, columns, series, only, reader)
        missing = [name for name, _, by_day in lines if by_day.get(days[-1], 0) is None]
        for place, (name, column, by_day) in enumerate(lines):
            values = [by_day.get(day) for day in days]
            data.append(
                {
                    "type": "scatter",
                    "name": name,
                    "x": days,
                    "y": [across.place(value) for value in values],
                    "mode": "lines+markers" if len(days) == 1 else "lines",
                    "connectgaps": False,
                    "line": {"width": 2.5, "color": palette.line(place), "dash": palette.dash(place)},
                    "customdata": [reader.write(column, value) for value in values],
                    "hovertemplate": "%{customdata}",
                }
            )
        peak = max((point for line in data for point in line["y"] if point is not None), default=0.0)
        drawn = _limit(limit, rows, across, peak, reader) if limit else {}
        upright = {**titled(across.unit), "rangemode": "tozero"}
        chart = over_time(data, days, reader, upright, missing, **drawn)
        if said:
            return replace(chart, legend=_newest(said, rows, reader))
        return replace(chart, legend=_compared(columns[0], rows, reader)) if len(data) == 1 else chart

    return draw


def _newest(columns: Sequence[str], rows: Sequence[Row], reader: Reader) -> str:
    """Write the newest value of columns."""
    newest = max(rows, key=lambda row: row["as_of_date"])
    known = [column for column in columns if newest[column] is not None]
    return " · ".join(f"{reader.column(column)} {reader.write(column, newest[column])}" for column in known)


def by_month(column: str, draw: Draw, apart: str = "", value: str = "") -> Draw:
    """Draw over the months of another column than the as-of date.

    What has no month is summed by `value` and said above the picture in the text `apart`.
    """

    def draw_by(rows: Sequence[Row], reader: Reader) -> Chart:
        placed = [{**row, "as_of_date": row[column]} for row in rows if row[column] is not None]
        chart = draw(placed, reader) if placed else Chart([], {}, "", note=reader.say("frame.no_rows"))
        if not apart:
            return chart
        amount = reader.money(sum(row[value] for row in rows if row[column] is None))
        return replace(chart, legend=reader.say(apart, amount=amount))

    return draw_by


def by_day(draw: Draw) -> Draw:
    """Draw the same by days instead of months, in a colour that alarms nobody."""

    def draw_by(rows: Sequence[Row], reader: Reader) -> Chart:
        chart = draw(rows, reader)
        across = {**chart.layout["xaxis"], "type": "category", "categoryorder": "category ascending"}
        data = [{**one, "colorscale": palette.SHADES} for one in chart.data]
        return replace(chart, data=data, layout={**chart.layout, "xaxis": across})

    return draw_by


def _compared(column: str, rows: Sequence[Row], reader: Reader) -> str:
    """Say the newest value of a single line and how far it is from last month's and last year's."""
    [newest] = headline.headlines(rows, max(row["as_of_date"] for row in rows), (column,))
    if newest.value is None:
        return ""
    moved = (
        reader.say(f"overview.card_{over}", change=headline.change(column, change, reader))
        for over, change in (("month", newest.on_month), ("year", newest.on_year))
        if change is not None
    )
    return " · ".join([reader.write(column, newest.value), *moved])


def _lines(
    rows: Sequence[Row],
    columns: Sequence[str],
    series: str | None,
    only: Sequence[object],
    reader: Reader,
) -> list[tuple[str, str, dict[str, Any]]]:
    if series is None:
        by_day = {row["as_of_date"].isoformat(): row for row in rows}
        return [
            (reader.column(column), column, {day: row[column] for day, row in by_day.items()})
            for column in columns
        ]
    wanted = [code for code in in_order(rows, series) if not only or code in only]
    return [
        (
            reader.label(series, code),
            columns[0],
            {row["as_of_date"].isoformat(): row[columns[0]] for row in rows if row[series] == code},
        )
        for code in wanted
    ]


def _limit(measure: str, rows: Sequence[Row], across: Axis, peak: float, reader: Reader) -> dict[str, Any]:
    """Return the line of the limit in force at the end, with its name above its left end.

    A limit so far above all values that they would lie flat at the bottom is named at the top, not drawn.
    """
    found = limits.limit(measure, max(row["as_of_date"] for row in rows))
    if found is None or not limits.applies(measure, reader.basis):
        return {}
    height = across.place(found.value) or 0.0
    if height > FAR_ABOVE * peak > 0:
        far = reader.say("chart.limit_above", limit=reader.ratio(found.value))
        room = {"t": 30, "l": 8, "r": 8, "b": 8}
        return {"annotations": [_said(far, {"yref": "paper", "y": 1})], "margin": room}
    stroke = {"color": palette.WORSE, "width": 1, "dash": "dash"}
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height, "line": stroke}
    near = reader.say("chart.limit", limit=reader.ratio(found.value))
    return {"shapes": [line], "annotations": [_said(near, {"y": height})]}


def _said(text: str, where: dict[str, Any]) -> dict[str, Any]:
    beside = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "bottom"}
    return {"text": text, "showarrow": False, "font": {"size": 12}, **beside, **where}


def _by_year(days: Sequence[str]) -> list[str]:
    """Put a day without values between the years, so that no line leads from one into the next."""
    breaks = {f"{day[:4]}-01-01" for day in days[1:]} - {f"{days[0][:4]}-01-01"}
    return sorted({*days, *breaks})
