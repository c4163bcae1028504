"""What every chart has in common: its words, its units, and a layout that leaves the theme to the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from oversight import formats
from oversight.formats import Number, Scale
from oversight.reader import Reader

Row = dict[str, Any]


@dataclass(frozen=True)
class Chart:
    """A figure and what it says in words, for those who cannot see it."""

    figure: go.Figure
    alt: str


Draw = Callable[[Sequence[Row], Reader], Chart]


@dataclass(frozen=True)
class Axis:
    """How the values of an axis are scaled and what its unit is called."""

    scale: Scale | None
    factor: int
    unit: str

    def place(self, value: Number | None) -> float | None:
        """Return where a value stands on the axis; a missing one stands nowhere."""
        if value is None:
            return None
        return float(value / self.scale.divisor) if self.scale else float(value) * self.factor


def axis(rows: Sequence[Row], columns: Sequence[str], reader: Reader) -> Axis:
    """Choose the unit of the columns' values: one amount unit, per cent, or a bare number."""
    kind = formats.kind_of(columns[0])
    if kind == "money":
        amounts = [row[column] for row in rows for column in columns]
        scale = formats.money_scale(amounts, reader.currency, reader.language)
        return Axis(scale, 1, scale.unit)
    return Axis(None, 100, reader.say("unit.percent")) if kind == "ratio" else Axis(None, 1, "")


def in_order(rows: Sequence[Row], column: str) -> list[Any]:
    """Return the values of a column, ordered by its `_no` column where the rows have one; null last."""
    number = f"{column}_no" if rows and f"{column}_no" in rows[0] else column
    order = {row[column]: row[number] for row in rows}
    return sorted(order, key=lambda value: (order[value] is None, order[value]))


def plain(figure: go.Figure, height: int) -> None:
    """Give a figure its height and leave page scrolling, not the chart, to a finger."""
    figure.update_layout(height=height, showlegend=False, dragmode=False)
    figure.update_xaxes(fixedrange=True)
    figure.update_yaxes(fixedrange=True, zeroline=False)
