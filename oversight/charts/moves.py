"""From where to where loans moved."""

from __future__ import annotations

from collections.abc import Sequence

from oversight import formats
from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, in_order, layout
from oversight.formats import Number
from oversight.reader import Reader


def matrix(value: str) -> Draw:
    """Draw the share of each row's loans that went to each column; where none went the cell stays empty."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        cells = {(row["from_bucket"], row["to_bucket"]): row[value] for row in rows if row[value]}
        every = in_order(rows, "from_bucket")
        starts = [start for start in every if any(cell[0] == start for cell in cells)]
        ends = in_order(rows, "to_bucket")
        data = {
            "type": "heatmap",
            "x": ends,
            "y": starts,
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
            104 + 40 * len(starts),
            {
                "type": "category",
                "side": "top",
                "showgrid": False,
                "title": {"text": reader.say("chart.to_bucket"), "standoff": 12},
                "automargin": True,
                "tickangle": 0,
                "tickvals": ends,
                "ticktext": [end.replace("-", "–<br>") for end in ends],
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
        return Chart([data] if starts else [], spread, alt, note=note)

    return draw


def _number(share: Number | None) -> float | None:
    return None if share is None else float(share)


def _percent(share: Number | None, reader: Reader) -> str:
    return "" if share is None else formats.ratio(share, reader.language, 1)
