"""Limits month by month: a row each, green, amber, red, or grey where it could not be judged."""

from __future__ import annotations

from collections.abc import Sequence

from oversight import limit_register
from oversight.charts import palette
from oversight.charts.figure import Chart, Row, layout
from oversight.reader import Reader

ROW_HEIGHT = 34
STEPS = {"grey": 0, "green": 1, "amber": 2, "red": 3}
SIGNS = {"grey": "○", "green": "", "amber": "▲", "red": "■"}


def lights(rows: Sequence[Row], reader: Reader) -> Chart:
    """Draw the light of each measure in each month, with a sign where it is not green."""
    days = sorted({row["as_of_date"] for row in rows})
    measures = list(dict.fromkeys(row["measure"] for row in rows))
    by_cell = {(row["measure"], row["as_of_date"]): row for row in rows}
    seen = {cell: limit_register.light(row, reader.basis) for cell, row in by_cell.items()}
    of = {(measure, day): seen.get((measure, day), "grey") for measure in measures for day in days}
    data = {
        "type": "heatmap",
        "x": [day.isoformat() for day in days],
        "y": [reader.label("measure", measure) for measure in measures],
        "z": [[STEPS[of[measure, day]] for day in days] for measure in measures],
        "text": [[SIGNS[of[measure, day]] for day in days] for measure in measures],
        "texttemplate": "%{text}" if len(days) <= 36 else "",
        "textfont": {"size": 10, "color": "#ffffff"},
        "customdata": [[_said(by_cell.get((measure, day)), reader) for day in days] for measure in measures],
        "hovertemplate": "%{y}<br>%{x}<br>%{customdata}<extra></extra>",
        "colorscale": palette.LIGHT_STEPS,
        "zmin": 0,
        "zmax": 3,
        "showscale": False,
        "xgap": 1,
        "ygap": 4,
    }
    across = {
        "type": "date",
        "showgrid": False,
        "nticks": 6,
        "tickformat": reader.say("chart.month_axis"),
        "hoverformat": reader.say("chart.day_axis"),
    }
    upright = {"type": "category", "autorange": "reversed", "showgrid": False, "automargin": True}
    items = "; ".join(
        reader.say(
            "chart.alt_light",
            name=reader.label("measure", measure),
            light=reader.say(f"label.light_{of[measure, days[-1]]}"),
            months=sum(of[measure, day] == "red" for day in days),
        )
        for measure in measures
    )
    spread = layout(64 + ROW_HEIGHT * len(measures), across, upright)
    return Chart([data] if measures else [], spread, reader.say("chart.alt_list", items=items))


def _said(row: Row | None, reader: Reader) -> str:
    if row is None:
        return reader.say("unit.not_available")
    parts = [
        f"{reader.column(column)} {reader.write(column, row[column])}" for column in ("level", "limit_level")
    ]
    name = row.get("name") or (reader.label(str(row["kind"]), row["key"]) if row.get("key") else "")
    return "<br>".join([*parts, *([name] if name else [])])
