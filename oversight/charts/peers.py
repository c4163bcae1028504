"""Published values of other banks over a trend of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from oversight import limits
from oversight.charts import palette
from oversight.charts.figure import Chart, Row, axis
from oversight.reader import Reader


def beside_peers(chart: Chart, column: str, peers: Sequence[Row], reader: Reader) -> Chart:
    """Lay the published values of other banks over a trend, as thin lines with a mark for each value.

    They are published by the rules of the bank's own country: under another standard they would mislead.
    """
    if not limits.applies(column, reader.basis):
        return chart
    first = min((day for line in chart.data for day in line["x"]), default="")
    shown = [row for row in peers if row["as_of_date"].isoformat() >= first]
    if not chart.data or not shown:
        return chart
    across = axis(shown, (column,), reader)
    lines: list[dict[str, Any]] = []
    for place, peer in enumerate(sorted({row["peer"] for row in shown})):
        of_peer = [row for row in shown if row["peer"] == peer]
        lines.append(
            {
                "type": "scatter",
                "name": reader.say("chart.peer", name=reader.label("peer", peer)),
                "x": [row["as_of_date"].isoformat() for row in of_peer],
                "y": [across.place(row["level"]) for row in of_peer],
                "mode": "lines+markers",
                "line": {"width": 1, "color": palette.QUIET, "dash": palette.dash(place + 1)},
                "marker": {"size": 5, "symbol": palette.mark(place), "color": palette.QUIET},
                "customdata": [reader.write(column, row["level"]) for row in of_peer],
                "hovertemplate": "%{customdata}",
            }
        )
    # above what is written over the lines, such as a limit out of sight
    above = 1.1 if chart.layout.get("annotations") else 1.02
    legend = {"orientation": "h", "yanchor": "bottom", "y": above, "x": 0, "traceorder": "normal"}
    said = "; ".join(f"{line['name']} {line['customdata'][-1]}" for line in lines)
    return replace(
        chart,
        data=[*chart.data, *lines],
        layout={**chart.layout, "height": 340, "showlegend": True, "legend": legend},
        alt=f"{chart.alt} {said}",
    )
