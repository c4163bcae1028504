"""What every chart has in common: its words, its units, and a layout that leaves the theme to the page.

Charts are plain Plotly specifications. Plotly's own objects check every value while they are built, which
took longer than the rest of the page; tests check the specifications instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from plotly.basedatatypes import BaseFigure

from oversight import formats
from oversight.formats import Number, Scale
from oversight.reader import Reader

Row = dict[str, Any]


@dataclass(frozen=True)
class Chart:
    """A Plotly specification and its words.

    `alt` says what the picture shows, `legend` what its values are, `note` what it leaves out. No data means
    that there is nothing to draw.
    """

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    alt: str
    legend: str = ""
    note: str = ""


Draw = Callable[[Sequence[Row], Reader], Chart]


class Drawn(BaseFigure):  # type: ignore[misc]
    """A chart as Streamlit takes it: a Plotly figure that is not checked again."""

    def __init__(self, chart: Chart) -> None:
        object.__setattr__(self, "_chart", chart)

    def to_dict(self) -> dict[str, Any]:
        """Return the specification."""
        return {"data": self._chart.data, "layout": self._chart.layout}


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
        return float(value) / self.scale.divisor if self.scale else float(value) * self.factor


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


def only(draw: Draw, column: str, *codes: object) -> Draw:
    """Draw only the rows whose column holds one of the codes."""
    return lambda rows, reader: draw([row for row in rows if row[column] in codes], reader)


def layout(height: int, xaxis: dict[str, Any], yaxis: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Lay a figure out so that a finger scrolls the page and not the chart."""
    return {
        "height": height,
        "showlegend": False,
        "dragmode": False,
        "margin": {"t": 8, "l": 8, "r": 8, "b": 8},
        "xaxis": {"fixedrange": True, **xaxis},
        "yaxis": {"fixedrange": True, "zeroline": False, **yaxis},
        **more,
    }


def titled(unit: str) -> dict[str, Any]:
    """Return the part of a value axis that names its unit."""
    return {"title": {"text": unit, "standoff": 4}, "nticks": 5, "automargin": True, "tickformat": ","}
