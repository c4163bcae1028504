"""Bars below each other with name and value written above each one: as readable on a phone as on a desk."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, layout
from oversight.formats import Number
from oversight.reader import Reader

MOST_ROWS = 12
MOST_MOVERS = 3
ROW_HEIGHT = 46
WIDEST_LINE, NARROWEST_NAME = 54, 8


@dataclass(frozen=True)
class Bar:
    """One bar from `start` to `end`, and what is written above it; without a length it is a heading."""

    name: str
    value: str = ""
    start: float = 0.0
    end: float = 0.0
    marker: dict[str, Any] = field(default_factory=lambda: palette.marker("", ""))


def ranked(name: str | tuple[str, ...], value: str, beside: Sequence[str] = ()) -> Draw:
    """Draw the largest values of a column, with what other columns say beside them."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        said = [value, *(column for column in beside if any(row[column] is not None for row in rows))]
        above_zero = sorted((row for row in rows if row[value]), key=lambda row: row[value], reverse=True)
        shown = [_ranked_bar(row, name, said, reader) for row in above_zero[:MOST_ROWS]]
        left, missing = len(above_zero[MOST_ROWS:]), sum(row[value] is None for row in rows)
        zero = "chart.at_zero" if above_zero or missing else "chart.all_at_zero"
        notes = {
            "chart.more": left,
            zero: len(rows) - len(above_zero) - missing,
            "chart.without_value": missing,
        }
        note = " ".join(reader.say(key, count=n) for key, n in notes.items() if n)
        return bars(shown, reader, legend=_legend(rows, said, reader), note=note)

    return draw


def listed(name: str, *columns: str) -> Draw:
    """Draw the first of the columns in the order of the rows, with what the others say beside it."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        shown = [_ranked_bar(row, name, columns, reader) for row in rows if row[columns[0]] is not None]
        note = "" if shown else reader.say("chart.no_values")
        return bars(shown, reader, legend=_legend(rows, columns, reader), note=note)

    return draw


def _legend(rows: Sequence[Row], columns: Sequence[str], reader: Reader) -> str:
    """Say what the values beside the bars are, and by what they are measured where that differs by source."""
    measured = {row["measure"]: reader.label("measure", row["measure"]) for row in rows if "measure" in row}
    return " · ".join([*map(reader.column, columns), *measured.values()])


def bridge(rows: Sequence[Row], reader: Reader) -> Chart:
    """Draw how an opening amount became the closing one; a flow of nothing is left out."""
    if any(row["amount"] is None for row in rows):
        return bars([], reader, note=reader.say("chart.broken_period"))
    drawn, level = [], 0.0
    for row in sorted(rows, key=lambda row: row["sequence"]):
        amount = float(row["amount"])
        is_level = row["component"] in palette.LEVELS
        start = 0.0 if is_level else level
        level = start + amount
        if is_level or amount or row["component"] == "unexplained":
            name = reader.label("component", row["component"])
            look = palette.flow(row["component"], amount)
            drawn.append(Bar(name, reader.money(row["amount"]), start, level, look))
    return bars(drawn, reader)


def movers(*cuts: str) -> Draw:
    """Draw what pushed an amount up or down between two dates, for each cut the largest push first."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        moved = sorted(
            (row for row in rows if row["change"]), key=lambda row: abs(row["change"]), reverse=True
        )
        drawn: list[Bar] = []
        for cut in cuts:
            of_cut = [_mover(row, reader) for row in moved if row["cut"] == cut]
            drawn += [Bar(reader.column(cut)), *of_cut[:MOST_MOVERS]] if of_cut else []
        is_known = not rows or any(row["change"] is not None for row in rows)
        why = "chart.nothing_moved" if is_known else "chart.no_report_before"
        return bars(drawn, reader, note="" if drawn else reader.say(why))

    return draw


def by_cut(value: str, *beside: str) -> Draw:
    """Draw a column for each value of several cuts, cut by cut in the order of the rows."""

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        drawn: list[Bar] = []
        for cut in dict.fromkeys(row["cut"] for row in rows):
            of_cut = [row for row in rows if row["cut"] == cut and row[value] is not None]
            bars_of_cut = [_bar_of_cut(row, (value, *beside), reader) for row in of_cut[:MOST_ROWS]]
            drawn += [Bar(reader.label("cut", cut)), *bars_of_cut] if of_cut else []
        return bars(drawn, reader, legend=_legend(rows, (value, *beside), reader))

    return draw


def _bar_of_cut(row: Row, columns: Sequence[str], reader: Reader) -> Bar:
    said = " · ".join(reader.write(column, row[column]) for column in columns)
    end = float(row[columns[0]])
    return Bar(reader.label(row["cut"], row["code"]), said, 0.0, end, palette.marker(row["cut"], row["code"]))


def _ranked_bar(row: Row, name: str | tuple[str, ...], columns: Sequence[str], reader: Reader) -> Bar:
    said = " · ".join(reader.write(column, row[column]) for column in columns)
    names = (name,) if isinstance(name, str) else name
    written = " · ".join(reader.label(one, row[one]) for one in names)
    return Bar(written, said, 0.0, float(row[columns[0]]), palette.marker(names[0], row[names[0]]))


def _mover(row: Row, reader: Reader) -> Bar:
    change = float(row["change"])
    said = reader.say("chart.moved", change=_signed(row["change"], reader), now=reader.money(row["npl_now"]))
    return Bar(reader.label(row["cut"], row["code"]), said, 0.0, change, palette.flow("mover", change))


def bars(drawn: Sequence[Bar], reader: Reader, legend: str = "", note: str = "") -> Chart:
    """Draw bars below each other, name and value above each."""
    places = _places(drawn)
    data = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "x": [bar.end - bar.start for bar in drawn],
        "base": [bar.start for bar in drawn],
        "width": 0.24,
        "marker": {
            "color": [bar.marker["color"] for bar in drawn],
            "pattern": {
                **palette.OVERLAY,
                "shape": [bar.marker["pattern"]["shape"] for bar in drawn],
            },
        },
        "customdata": [f"{bar.name}<br>{bar.value}" for bar in drawn],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    spread = layout(
        int(ROW_HEIGHT * ((places or [0])[-1] + 1.1)),
        {"visible": False},
        {"visible": False, "range": [(places or [0])[-1] + 0.3, -0.8]},
        annotations=[
            written
            for place, bar in zip(places, drawn, strict=True)
            for written in _written_above(place, bar)
        ],
    )
    spread["margin"] = {"t": 0, "l": 0, "r": 0, "b": 0}
    items = "; ".join(f"{bar.name} {bar.value}" for bar in drawn)
    alt = reader.say("chart.alt_list", items=items)
    return Chart([data] if drawn else [], spread, alt, legend if drawn else "", note)


def _places(bars: Sequence[Bar]) -> list[float]:
    """Return where bars stand, counted in rows; what follows a heading moves up to it."""
    steps = [0.0] + [1.0 if before.value else 0.55 for before in bars[:-1]]
    return list(accumulate(steps[: len(bars)]))


def _written_above(place: float, bar: Bar) -> list[dict[str, Any]]:
    both = {"y": place, "yshift": 17, "showarrow": False, "xref": "paper", "font": {"size": 13}}
    name = (
        short(bar.name, max(WIDEST_LINE - width(bar.value), NARROWEST_NAME))
        if bar.value
        else f"<b>{bar.name}</b>"
    )
    return [
        {"x": 0, "xanchor": "left", "text": name, "align": "left", **both},
        {"x": 1, "xanchor": "right", "text": bar.value, "align": "right", **both},
    ]


def short(name: str, widest: int) -> str:
    """Cut a name to what fits beside its value on a phone."""
    while width(name) > widest:
        name = f"{name.removesuffix('…')[:-1].rstrip()}…"
    return name


def width(text: str) -> int:
    """Return how many places a text takes; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _signed(amount: Number, reader: Reader) -> str:
    return reader.money(amount) if amount < 0 else f"+{reader.money(amount)}"
