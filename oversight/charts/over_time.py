"""Charts over time: lines, and the parts of a whole month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from oversight import formats, limits
from oversight.charts import palette
from oversight.charts.figure import Axis, Chart, Draw, Row, axis, in_order, layout, titled
from oversight.reader import Reader

MANY_MONTHS = 36


def trend(
    *columns: str, series: str | None = None, only: Sequence[object] = (), limit: str | None = None
) -> Draw:
    """Draw columns as lines, or one column for each value of `series`, or `only` for some of its values.

    A missing month is a gap. `limit` names the measure whose limit is drawn across.
    """

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        across = axis(rows, columns, reader)
        days = _days(rows)
        data = []
        for place, (name, column, by_day) in enumerate(_lines(rows, columns, series, only, reader)):
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
        drawn = _limit(limit, rows, across, reader) if limit else {}
        return _over_time(data, rows, reader, {**titled(across.unit), "rangemode": "tozero"}, **drawn)

    return draw


def stacked(part: str, value: str, leave_out: Sequence[object] = ()) -> Draw:
    """Stack the parts of each month; `leave_out` names parts so large that they would hide the others."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        shown = [row for row in rows if row[part] not in leave_out]
        held = {row[part] for row in shown if row[value]}
        across = axis(shown, (value,), reader)
        data = []
        for code in (one for one in in_order(shown, part) if one in held):
            own = [row for row in shown if row[part] == code]
            data.append(
                {
                    "type": "bar",
                    "name": reader.label(part, code),
                    "x": [row["as_of_date"].isoformat() for row in own],
                    "y": [across.place(row[value]) for row in own],
                    "marker": palette.marker(part, code),
                    "customdata": [reader.write(value, row[value]) for row in own],
                    "hovertemplate": "%{customdata}",
                }
            )
        return _over_time(
            data,
            rows,
            reader,
            titled(across.unit),
            barmode="stack",
            bargap=_gap(rows),
        )

    return draw


def parts(*columns: str, ratios: Sequence[str] = ()) -> Draw:
    """Stack columns that add up to a whole month by month, and say the newest value of the ratios of them."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        across = axis(rows, columns, reader)
        data = [
            {
                "type": "bar",
                "name": reader.column(column),
                "x": _days(rows),
                "y": [across.place(row[column]) for row in rows],
                "marker": palette.part(place),
                "customdata": [reader.write(column, row[column]) for row in rows],
                "hovertemplate": "%{customdata}",
            }
            for place, column in enumerate(columns)
            if any(row[column] for row in rows)
        ]
        newest = max(rows, key=lambda row: row["as_of_date"])
        said = " · ".join(f"{reader.column(ratio)} {reader.write(ratio, newest[ratio])}" for ratio in ratios)
        chart = _over_time(data, rows, reader, titled(across.unit), barmode="stack", bargap=_gap(rows))
        return replace(chart, legend=said)

    return draw


def _gap(rows: Sequence[Row]) -> float:
    return 0.0 if len(_days(rows)) > MANY_MONTHS else 0.1


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


def _limit(measure: str, rows: Sequence[Row], across: Axis, reader: Reader) -> dict[str, Any]:
    """Return the line of the limit in force at the end, with its name above its left end."""
    found = limits.limit(measure, max(row["as_of_date"] for row in rows))
    if found is None:
        return {}
    height = across.place(found.value)
    stroke = {"color": palette.WORSE, "width": 1, "dash": "dash"}
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height, "line": stroke}
    said = {
        "text": reader.say("chart.limit", limit=reader.ratio(found.value)),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": height,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12},
    }
    return {"shapes": [line], "annotations": [said]}


def _days(rows: Sequence[Row]) -> list[str]:
    return sorted({row["as_of_date"].isoformat() for row in rows})


def _over_time(
    data: list[dict[str, Any]], rows: Sequence[Row], reader: Reader, yaxis: dict[str, Any], **more: Any
) -> Chart:
    several = len(data) > 1
    newest = [one["name"] for one in data if one["y"][-1] is None]
    if all(value is None for one in data for value in one["y"]):
        return Chart([], {}, "", note=reader.say("chart.no_values"))
    years = {row["as_of_date"].year for row in rows}
    spread = layout(
        340 if several else 300,
        {
            "type": "date",
            "showgrid": False,
            "nticks": 6,
            "tickformat": "%Y" if len(years) > 2 else reader.say("chart.month_axis"),
            "hoverformat": reader.say("chart.day_axis"),
        },
        yaxis,
        hovermode="x unified",
        **more,
    )
    spread["showlegend"] = several
    spread["legend"] = {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "traceorder": "normal"}
    day = formats.date(max(row["as_of_date"] for row in rows), reader.language)
    note = reader.say("chart.missing_now", names=reader.say("frame.and").join(newest), day=day)
    return Chart(data, spread, _in_words(data, rows, reader), note=note if newest else "")


def _in_words(data: list[dict[str, Any]], rows: Sequence[Row], reader: Reader) -> str:
    """Say the span and the first and last value of each line: what a glance tells those who see."""
    dates = [row["as_of_date"] for row in rows]
    lines = [
        reader.say("chart.alt_line", name=one["name"], first=one["customdata"][0], last=one["customdata"][-1])
        for one in data
    ]
    return reader.say(
        "chart.alt_trend",
        start=formats.date(min(dates), reader.language),
        end=formats.date(max(dates), reader.language),
        lines="; ".join(lines),
    )
