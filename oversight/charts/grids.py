"""Distributions over ordered bands, and from where to where loans moved."""

from __future__ import annotations

from collections.abc import Sequence

from oversight import formats
from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, axis, in_order, layout, titled
from oversight.formats import Number
from oversight.reader import Reader


def bands(name: str, value: str, share: str = "share") -> Draw:
    """Draw the value of each band as a column with its share on it."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        across = axis(rows, (value,), reader)
        labels = [reader.label(name, row[name]) for row in rows]
        looks = [palette.marker(name, row[name]) for row in rows]
        data = {
            "type": "bar",
            "x": labels,
            "y": [across.place(row[value]) for row in rows],
            "marker": {
                "color": [look["color"] for look in looks],
                "pattern": {**palette.OVERLAY, "shape": [look["pattern"]["shape"] for look in looks]},
            },
            "text": [_percent(row[share], reader) if row[share] else "" for row in rows],
            "textposition": "outside",
            "textangle": 0,
            "cliponaxis": False,
            "customdata": [reader.write(value, row[value]) for row in rows],
            "hovertemplate": "%{x}<br>%{customdata}<extra></extra>",
        }
        spread = layout(320, {"type": "category", "automargin": True}, titled(across.unit), bargap=0.25)
        spread["margin"] = {"t": 28, "l": 8, "r": 8, "b": 8}
        said = [f"{label} {reader.write(share, row[share])}" for label, row in zip(labels, rows, strict=True)]
        return Chart([data], spread, reader.say("chart.alt_list", items="; ".join(said)))

    return draw


def matrix(value: str) -> Draw:
    """Draw the share of each row's loans that went to each column; where none went the cell stays empty."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        cells = {(row["from_bucket"], row["to_bucket"]): row[value] for row in rows if row[value]}
        every = in_order(rows, "from_bucket")
        starts = [start for start in every if any(cell[0] == start for cell in cells)]
        ends = in_order(rows, "to_bucket")
        data = {
            "type": "heatmap",
            "x": [str(end) for end in ends],
            "y": [str(start) for start in starts],
            "z": [[_number(cells.get((start, end))) for end in ends] for start in starts],
            "text": [[_percent(cells.get((start, end)), reader) for end in ends] for start in starts],
            "texttemplate": "%{text}",
            "textfont": {"size": 11},
            "colorscale": palette.SHADES,
            "zmin": 0,
            "zmax": 1,
            "showscale": False,
            "xgap": 3,
            "ygap": 3,
            "hovertemplate": "%{y} → %{x}<br>%{text}<extra></extra>",
        }
        spread = layout(
            90 + 40 * len(starts),
            {
                "type": "category",
                "side": "top",
                "showgrid": False,
                "title": {"text": reader.say("chart.to_bucket"), "standoff": 4},
                "tickangle": 0,
            },
            {
                "type": "category",
                "autorange": "reversed",
                "showgrid": False,
                "title": {"text": reader.say("chart.from_bucket"), "standoff": 4},
                "automargin": True,
            },
        )
        moves = [f"{start} → {end} {_percent(share, reader)}" for (start, end), share in cells.items()]
        note = reader.say("chart.empty_buckets") if len(starts) < len(every) else ""
        alt = reader.say("chart.alt_list", items="; ".join(moves))
        return Chart([data] if starts else [], spread, alt, note)

    return draw


def _number(share: Number | None) -> float | None:
    return None if share is None else float(share)


def _percent(share: Number | None, reader: Reader) -> str:
    return "" if share is None else formats.ratio(share, reader.language, 1)
