"""One value for each of many things across columns: written into every cell, the name above its row."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from oversight import formats
from oversight.charts import palette
from oversight.charts.bars import short
from oversight.charts.figure import Chart, Draw, Row, layout
from oversight.formats import Number
from oversight.reader import Reader

ROW_HEIGHT = 52
NAME_HEIGHT = 24
MOST_ROWS, MOST_COLUMNS = 16, 8
ABSENT, NO_VALUE = "○", -0.25
WIDEST_NAME = 54


def grid(
    name: str,
    across: str,
    value: str,
    where: tuple[str, ...] = (),
    beside: str = "",
    *,
    low_is_bad: bool = False,
) -> Draw:
    """Draw a value for each thing of column `name` and each value of column `across`, darker where worse.

    `where` keeps the rows whose `cut` is one of it; `beside` names a count that is written beside a value
    when it is not zero: what rounds to a hundred per cent may still hold a fault. Of too many things those
    that are worst in the last column are drawn, of too many columns the last.
    """

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        kept = [row for row in rows if not where or row["cut"] in where]
        columns = list(dict.fromkeys(sorted(row[across] for row in kept)))[-MOST_COLUMNS:]
        things = _worst({_key(row, name): row for row in kept}, kept, name, across, value, low_is_bad)
        cells = {(_key(row, name), row[across]): row for row in kept}
        named = [_name(things[thing], name, reader) for thing in things]
        shade = _shade([row[value] for row in kept], value, low_is_bad)
        data = {
            "type": "heatmap",
            "x": [_column(column, across, kept, reader) for column in columns],
            "y": list(range(len(things))),
            "z": [
                [shade(cells.get((thing, column), {}).get(value)) for column in columns] for thing in things
            ],
            "text": [
                [_text(cells.get((thing, column), {}), value, beside, reader) for column in columns]
                for thing in things
            ],
            "texttemplate": "%{text}",
            "customdata": [[label] * len(columns) for label in named],
            "hovertemplate": "%{customdata}<br>%{x}<br>%{text}<extra></extra>",
            "textfont": {"color": "#ffffff"},
            "colorscale": palette.BADNESS,
            "zmin": NO_VALUE,
            "zmax": 1,
            "showscale": False,
            "xgap": 2,
            "ygap": NAME_HEIGHT,
        }
        left = len({_key(row, name) for row in kept}) - len(things)
        note = reader.say("chart.more", count=left) if left else ""
        spread, alt = _spread(named), _words(named, data, reader)
        said = [reader.column(column) for column in (value, beside) if column]
        return Chart([data] if things else [], spread, alt, " · ".join(said), note)

    return draw


def _key(row: Row, name: str) -> tuple[object, object]:
    return row.get("cut"), row[name]


def _worst(
    last: dict[tuple[object, object], Row],
    rows: Sequence[Row],
    name: str,
    across: str,
    value: str,
    low_is_bad: bool,
) -> dict[tuple[object, object], Row]:
    """Return the things to draw in the order of the rows, the best left out when they are too many."""
    if len(last) <= MOST_ROWS:
        return last
    newest = max(row[across] for row in rows)
    badness = {
        _key(row, name): float(row[value] or 0) * (-1 if low_is_bad else 1)
        for row in rows
        if row[across] == newest and row[value] is not None
    }
    kept = set(sorted(badness, key=lambda key: badness[key], reverse=True)[:MOST_ROWS])
    return {key: row for key, row in last.items() if key in kept}


def _name(row: Row, name: str, reader: Reader) -> str:
    """Name a thing: a rule by its title, a part by what it is a part of, else by its code."""
    if name == "rule":
        return str(row["title"])
    return reader.label(str(row["cut"]) if name == "code" else name, row[name])


def _column(value: object, across: str, rows: Sequence[Row], reader: Reader) -> str:
    """Name a column: a value of a cut by the codes of that cut."""
    named = str(rows[0]["cut"]) if across == "code" else across
    return reader.write(named, value)


def _text(row: Row, column: str, beside: str, reader: Reader) -> str:
    if row.get(column) is None:
        return ABSENT
    said = reader.write(column, row[column])
    return f"{said} · {reader.write(beside, row[beside])}" if beside and row[beside] else said


def _shade(
    values: Sequence[Number | None], column: str, low_is_bad: bool
) -> Callable[[Number | None], float]:
    """Return how dark a value is: a ratio by its distance from the good end, a count by its magnitude."""
    known = [float(value) for value in values if value is not None]
    if formats.kind_of(column) == "ratio":
        sizes = [1 - value if low_is_bad else value for value in known]
        worst = max(sizes, default=0.0) or 1.0
        return lambda value: (
            NO_VALUE if value is None else ((1 - float(value)) if low_is_bad else float(value)) / worst
        )
    worst = math.log1p(max(known, default=0.0)) or 1.0
    return lambda value: NO_VALUE if value is None else math.log1p(float(value)) / worst


def _spread(named: Sequence[str]) -> dict[str, Any]:
    spread = layout(
        44 + ROW_HEIGHT * len(named),
        {"type": "category", "side": "top", "showgrid": False},
        {"visible": False, "range": [len(named) - 0.5, -0.75]},
        annotations=[
            {
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": place,
                "yshift": ROW_HEIGHT / 2,
                "text": short(label, WIDEST_NAME),
                "showarrow": False,
                "font": {"size": 13},
            }
            for place, label in enumerate(named)
        ],
    )
    spread["margin"] = {"t": 36, "l": 0, "r": 0, "b": 0}
    return spread


def _words(named: Sequence[str], data: dict[str, Any], reader: Reader) -> str:
    """Say of each thing what each of its columns holds."""
    items = [
        f"{label}: " + ", ".join(f"{column} {said}" for column, said in zip(data["x"], texts, strict=True))
        for label, texts in zip(named, data["text"], strict=True)
    ]
    return reader.say("chart.alt_list", items="; ".join(items))
