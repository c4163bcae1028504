"""Distributions over ordered bands, and from where to where loans moved."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from oversight import formats
from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, axis, in_order, plain
from oversight.reader import Reader


def bands(name: str, value: str, share: str = "share") -> Draw:
    """Draw the value of each band as a column with its share on it."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        across = axis(rows, (value,), reader)
        labels = [reader.label(name, row[name]) for row in rows]
        shares = [reader.write(share, row[share]) for row in rows]
        looks = [palette.marker(name, row[name]) for row in rows]
        figure = go.Figure(
            go.Bar(
                x=labels,
                y=[across.place(row[value]) for row in rows],
                marker={
                    "color": [look["color"] for look in looks],
                    "pattern": {
                        "shape": [look["pattern"]["shape"] for look in looks],
                        "fgcolor": palette.HATCH,
                    },
                },
                text=[reader.write(share, row[share]) if row[share] else "" for row in rows],
                textposition="outside",
                textangle=0,
                cliponaxis=False,
                customdata=[reader.write(value, row[value]) for row in rows],
                hovertemplate="%{x}<br>%{customdata}<extra></extra>",
            )
        )
        plain(figure, height=320)
        figure.update_yaxes(title={"text": across.unit, "standoff": 4}, nticks=5, automargin=True)
        figure.update_xaxes(type="category", automargin=True)
        figure.update_layout(margin={"t": 28, "l": 8, "r": 8, "b": 8}, bargap=0.25)
        items = "; ".join(f"{label} {text}" for label, text in zip(labels, shares, strict=True))
        return Chart(figure, reader.say("chart.alt_list", items=items))

    return draw


def matrix(value: str) -> Draw:
    """Draw the share of each row's loans that went to each column; where none went the cell stays empty."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        starts, ends = in_order(rows, "from_bucket"), in_order(rows, "to_bucket")
        cells = {(row["from_bucket"], row["to_bucket"]): row[value] for row in rows if row[value]}
        figure = go.Figure(
            go.Heatmap(
                x=[str(end) for end in ends],
                y=[str(start) for start in starts],
                z=[[_number(cells.get((start, end))) for end in ends] for start in starts],
                text=[[_percent(cells.get((start, end)), reader) for end in ends] for start in starts],
                texttemplate="%{text}",
                textfont={"size": 11},
                colorscale=palette.SHADES,
                zmin=0,
                zmax=1,
                showscale=False,
                xgap=3,
                ygap=3,
                hovertemplate="%{y} → %{x}<br>%{text}<extra></extra>",
            )
        )
        plain(figure, height=100 + 44 * len(starts))
        figure.update_yaxes(type="category", autorange="reversed", title=reader.say("chart.from_bucket"))
        figure.update_xaxes(type="category", side="top", title=reader.say("chart.to_bucket"), showgrid=False)
        figure.update_layout(margin={"t": 8, "l": 8, "r": 8, "b": 8})
        moves = [f"{start} → {end} {_percent(share, reader)}" for (start, end), share in cells.items()]
        return Chart(figure, reader.say("chart.alt_list", items="; ".join(moves)))

    return draw


def _number(share: formats.Number | None) -> float | None:
    return None if share is None else float(share)


def _percent(share: formats.Number | None, reader: Reader) -> str:
    return "" if share is None else formats.ratio(share, reader.language, 1)
