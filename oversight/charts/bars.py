"""Bars below each other with name and value written above each one: as readable on a phone as on a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, plain
from oversight.formats import Number
from oversight.reader import Reader

MOST_ROWS = 12
ROW_HEIGHT = 44
LONGEST_NAME = 30


@dataclass(frozen=True)
class Bar:
    """One bar from `start` to `end`, and what is written above it."""

    name: str
    value: str
    start: float
    end: float
    marker: dict[str, Any]


def ranked(name: str, value: str, beside: str | None = None, most: int = MOST_ROWS) -> Draw:
    """Draw the largest values of a column, with the value of another column `beside` it."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        known = [row for row in rows if row[value] is not None]
        largest = sorted(known, key=lambda row: row[value], reverse=True)[:most]
        return _bars([_ranked_bar(row, name, value, beside, reader) for row in largest], reader)

    return draw


def bridge(rows: Sequence[Row], reader: Reader) -> Chart:
    """Draw how an opening amount became the closing one; a flow of nothing is left out."""
    bars, level = [], 0.0
    for row in sorted(rows, key=lambda row: row["sequence"]):
        amount = float(row["amount"])
        is_level = row["component"] in ("opening", "closing")
        start = 0.0 if is_level else level
        level = start + amount
        if is_level or amount or row["component"] == "unexplained":
            name = reader.label("component", row["component"])
            look = palette.flow(row["component"], amount)
            bars.append(Bar(name, reader.money(row["amount"]), start, level, look))
    return _bars(bars, reader)


def movers(rows: Sequence[Row], reader: Reader) -> Chart:
    """Draw what pushed an amount up or down between two dates, the largest push first."""
    moved = sorted((row for row in rows if row["change"]), key=lambda row: abs(row["change"]), reverse=True)
    bars = [
        Bar(
            reader.say(
                "chart.mover", cut=reader.column(row["cut"]), name=reader.label(row["cut"], row["code"])
            ),
            reader.say(
                "chart.moved", change=_signed(row["change"], reader), now=reader.money(row["npl_now"])
            ),
            0.0,
            float(row["change"]),
            palette.flow("mover", float(row["change"])),
        )
        for row in moved[:MOST_ROWS]
    ]
    return _bars(bars, reader)


def _ranked_bar(row: Row, name: str, value: str, beside: str | None, reader: Reader) -> Bar:
    said = [reader.write(column, row[column]) for column in (value, beside) if column]
    look = palette.marker(name, row[name])
    return Bar(reader.label(name, row[name]), " · ".join(said), 0.0, float(row[value]), look)


def _bars(bars: Sequence[Bar], reader: Reader) -> Chart:
    figure = go.Figure(
        go.Bar(
            orientation="h",
            y=list(range(len(bars))),
            x=[bar.end - bar.start for bar in bars],
            base=[bar.start for bar in bars],
            width=0.26,
            marker={
                "color": [bar.marker["color"] for bar in bars],
                "pattern": {
                    "shape": [bar.marker["pattern"]["shape"] for bar in bars],
                    "fgcolor": palette.HATCH,
                    "size": 6,
                },
            },
            customdata=[f"{bar.name}<br>{bar.value}" for bar in bars],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    plain(figure, height=ROW_HEIGHT * len(bars) + 16)
    figure.update_layout(
        annotations=[note for place, bar in enumerate(bars) for note in _written_above(place, bar)],
        margin={"t": 4, "l": 0, "r": 0, "b": 4},
    )
    figure.update_yaxes(visible=False, range=[len(bars) - 0.6, -0.75])
    figure.update_xaxes(visible=False)
    items = "; ".join(f"{bar.name} {bar.value}" for bar in bars)
    return Chart(figure, reader.say("chart.alt_list", items=items))


def _written_above(place: int, bar: Bar) -> list[dict[str, Any]]:
    name = bar.name if len(bar.name) <= LONGEST_NAME else f"{bar.name[: LONGEST_NAME - 1]}…"
    both = {"y": place, "yshift": 14, "showarrow": False, "xref": "paper", "font": {"size": 13}}
    return [
        {"x": 0, "xanchor": "left", "text": name, "align": "left", **both},
        {"x": 1, "xanchor": "right", "text": bar.value, "align": "right", **both},
    ]


def _signed(amount: Number, reader: Reader) -> str:
    sign, size = ("+", amount) if amount > 0 else ("\N{MINUS SIGN}", -amount)
    return sign + reader.money(size)
