"""From where to where loans moved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oversight import formats
from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, in_order, layout
from oversight.formats import Number
from oversight.reader import Reader

MOST_WITH_DECIMALS = 9


def matrix(value: str, start: str = "from_bucket", end: str = "to_bucket") -> Draw:
    """Draw the share of each row's loans that went to each column; where none went the cell stays empty."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        cells = {(row[start], row[end]): row[value] for row in rows if row[value]}
        every, ends = in_order(rows, start), in_order(rows, end)
        starts = [one for one in every if any(cell[0] == one for cell in cells)]
        is_wide = len(ends) > MOST_WITH_DECIMALS
        names = {one: _name(start, one, reader) for one in every}
        names |= {one: _name(end, one, reader) for one in ends}
        data = {
            "type": "heatmap",
            "x": [names[one] for one in ends],
            "y": [names[one] for one in starts],
            "z": [[_number(cells.get((one, other))) for other in ends] for one in starts],
            "text": [[_percent(cells.get((one, other)), reader) for other in ends] for one in starts],
            "colorscale": palette.SHADES,
            "zmin": 0,
            "zmax": 1,
            "showscale": False,
            "xgap": 3,
            "ygap": 3,
            "hovertemplate": "%{y} → %{x}<br>%{text}<extra></extra>",
        }
        # Text of the heat map itself would be coloured as if the page were white.
        written = [
            {
                "x": names[other],
                "y": names[one],
                "text": _percent(share, reader, 0 if is_wide else 1),
                "showarrow": False,
                "font": {"size": 9 if is_wide else 11},
            }
            for (one, other), share in cells.items()
        ]
        spread = layout(
            104 + 40 * len(starts),
            {
                "type": "category",
                "side": "top",
                "showgrid": False,
                "title": {"text": reader.column(end), "standoff": 12},
                "automargin": True,
                "tickangle": -90 if is_wide else 0,
                "tickvals": [names[one] for one in ends],
                "ticktext": [_narrow(names[one]) for one in ends],
            },
            {
                "type": "category",
                "autorange": "reversed",
                "showgrid": False,
                "title": {"text": reader.column(start), "standoff": 14},
                "automargin": True,
                "tickvals": [names[one] for one in starts],
                "ticktext": [names[one].replace(" ", "<br>") for one in starts],
            },
            annotations=written,
        )
        moves = [
            f"{names[one]} → {names[other]} {_percent(share, reader)}"
            for (one, other), share in cells.items()
        ]
        note = reader.say("chart.empty_rows") if len(starts) < len(every) else ""
        alt = reader.say("chart.alt_list", items="; ".join(moves))
        return Chart([data] if starts else [], spread, alt, note=note)

    return draw


def _name(column: str, code: object, reader: Reader) -> str:
    """Name a class; a bucket is as short as its days, so that eight of them fit on a phone."""
    if column.endswith("bucket") and code is not None:
        return str(code)
    return reader.label(column, code)


def _narrow(name: str) -> str:
    """Break a name where it may be broken."""
    return re.sub(r"-(?=.)", "–<br>", name).replace(" ", "<br>")


def _number(share: Number | None) -> float | None:
    return None if share is None else float(share)


def _percent(share: Number | None, reader: Reader, decimals: int = 1) -> str:
    return "" if share is None else formats.ratio(share, reader.language, decimals)
