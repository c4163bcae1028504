"""How unequally amounts are spread: the Lorenz curve beside the line of equal shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, layout
from oversight.reader import Reader

HALF = 0.5


def lorenz(*cuts: str) -> Draw:
    """Draw the curve of each cut; the further below the straight line, the more hangs on few."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        equal = {
            "type": "scatter",
            "mode": "lines",
            "name": reader.say("chart.equal_shares"),
            "x": [0, 100],
            "y": [0, 100],
            "line": {"width": 1, "color": palette.QUIET, "dash": "dot"},
            "hoverinfo": "skip",
        }
        curves: list[dict[str, Any]] = []
        said = []
        for place, cut in enumerate(cuts):
            points = sorted((row for row in rows if row["cut"] == cut), key=lambda row: row["step"])
            if not points:
                continue
            name = reader.label("cut", cut)
            curves.append(_curve(name, place, points, reader))
            half = next(point for point in points if point["share_of_number"] >= HALF)
            said.append(
                reader.say(
                    "chart.alt_lorenz",
                    name=name,
                    number=reader.ratio(half["share_of_number"]),
                    amount=reader.ratio(half["share_of_amount"]),
                )
            )
        if not curves:
            return Chart([], {}, "", note=reader.say("chart.no_values"))
        percent = {"range": [0, 100], "nticks": 6, "automargin": True}
        spread = layout(
            400,
            {**percent, "title": {"text": _heading("share_of_number", reader), "standoff": 4}},
            {**percent, "title": {"text": _heading("share_of_amount", reader), "standoff": 4}},
        )
        spread["showlegend"] = True
        spread["legend"] = {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0}
        return Chart([equal, *curves], spread, reader.say("chart.alt_list", items="; ".join(said)))

    return draw


def _curve(name: str, place: int, points: Sequence[Row], reader: Reader) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [point["share_of_number"] * 100 for point in points],
        "y": [point["share_of_amount"] * 100 for point in points],
        "line": {"width": 2.5, "color": palette.line(place), "dash": palette.dash(place)},
        "customdata": [
            f"{reader.ratio(point['share_of_number'])} → {reader.ratio(point['share_of_amount'])}"
            for point in points
        ],
        "hovertemplate": f"{name} %{{customdata}}<extra></extra>",
    }


def _heading(column: str, reader: Reader) -> str:
    return reader.say("chart.axis", heading=reader.column(column), unit=reader.say("unit.percent"))
