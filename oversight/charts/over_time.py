"""Charts over time: lines, and the parts of a whole month by month."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from oversight import formats
from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, axis, in_order, plain
from oversight.reader import Reader


def trend(*columns: str, series: str | None = None) -> Draw:
    """Draw columns as lines, or one column for each value of `series`; a missing month is a gap."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        across = axis(rows, columns, reader)
        figure = go.Figure()
        for place, (name, column, own) in enumerate(_lines(rows, columns, series, reader)):
            figure.add_scatter(
                x=[row["as_of_date"] for row in own],
                y=[across.place(row[column]) for row in own],
                name=name,
                mode="lines+markers" if len(own) == 1 else "lines",
                connectgaps=False,
                line={"width": 2.5, "color": palette.line(place), "dash": palette.dash(place)},
                customdata=[reader.write(column, row[column]) for row in own],
                hovertemplate="%{customdata}",
            )
        figure.update_yaxes(rangemode="tozero")
        return _over_time(figure, rows, reader, across.unit)

    return draw


def stacked(part: str, value: str, leave_out: tuple[object, ...] = ()) -> Draw:
    """Stack the parts of each month; `leave_out` names parts so large that they would hide the others."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        shown = [row for row in rows if row[part] not in leave_out]
        across = axis(shown, (value,), reader)
        figure = go.Figure()
        for code in in_order(shown, part):
            own = [row for row in shown if row[part] == code]
            figure.add_bar(
                x=[row["as_of_date"] for row in own],
                y=[across.place(row[value]) for row in own],
                name=reader.label(part, code),
                marker=palette.marker(part, code),
                customdata=[reader.write(value, row[value]) for row in own],
                hovertemplate="%{customdata}",
            )
        figure.update_layout(barmode="stack", bargap=0.05)
        return _over_time(figure, rows, reader, across.unit)

    return draw


def _lines(
    rows: Sequence[Row], columns: Sequence[str], series: str | None, reader: Reader
) -> list[tuple[str, str, list[Row]]]:
    if series is None:
        return [(reader.column(column), column, list(rows)) for column in columns]
    return [
        (reader.label(series, code), columns[0], [row for row in rows if row[series] == code])
        for code in in_order(rows, series)
    ]


def _over_time(figure: go.Figure, rows: Sequence[Row], reader: Reader, unit: str) -> Chart:
    several = len(figure.data) > 1
    plain(figure, height=340 if several else 300)
    years = {row["as_of_date"].year for row in rows}
    figure.update_xaxes(
        type="date",
        showgrid=False,
        nticks=6,
        tickformat="%Y" if len(years) > 2 else reader.say("chart.month_axis"),
        hoverformat=reader.say("chart.day_axis"),
    )
    figure.update_yaxes(title={"text": unit, "standoff": 4}, nticks=5, automargin=True)
    figure.update_layout(
        hovermode="x unified",
        showlegend=several,
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "traceorder": "normal"},
        margin={"t": 8, "l": 8, "r": 8, "b": 8},
    )
    return Chart(figure, _in_words(figure, rows, reader))


def _in_words(figure: go.Figure, rows: Sequence[Row], reader: Reader) -> str:
    """Say the span and the first and last value of each line: what a glance tells those who see."""
    dates = [row["as_of_date"] for row in rows]
    lines = [
        reader.say("chart.alt_line", name=line.name, first=line.customdata[0], last=line.customdata[-1])
        for line in figure.data
    ]
    return reader.say(
        "chart.alt_trend",
        start=formats.date(min(dates), reader.language),
        end=formats.date(max(dates), reader.language),
        lines="; ".join(lines),
    )
