"""What comes from what, from left to right: boxes in columns, lines between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from oversight.charts import palette
from oversight.charts.bars import short
from oversight.charts.figure import Chart, layout
from oversight.reader import Reader

COLUMN_WIDTH, ROW_HEIGHT, EDGE = 176, 46, 24
BOX_WIDTH, LONGEST_NAME = 156, 22


@dataclass(frozen=True)
class Node:
    """One box: its kind is written under its name and gives its colour; `reads` are the keys to its right."""

    key: str
    name: str
    kind: str
    column: int
    reads: tuple[str, ...]


def graph(nodes: Sequence[Node], reader: Reader) -> Chart:
    """Draw boxes column by column; the picture is as wide as it must be for its words to be read."""
    places = _places(nodes)
    tallest = max(row for _, row in places.values())
    width = (max(column for column, _ in places.values()) + 1) * COLUMN_WIDTH
    height = int((tallest + 1) * ROW_HEIGHT + EDGE)
    spread = layout(
        height,
        {"visible": False, "range": [0, width]},
        {"visible": False, "range": [height, 0]},
        width=width,
        annotations=[_box(node, places[node.key], reader) for node in nodes],
        shapes=[_frame(node, places[node.key]) for node in nodes],
    )
    spread["margin"] = {"t": 0, "l": 0, "r": 0, "b": 0}
    steps = "; ".join(_in_words(node, nodes, reader) for node in nodes if node.reads)
    return Chart([_lines(nodes, places)], spread, reader.say("chart.alt_list", items=steps))


def _places(nodes: Sequence[Node]) -> dict[str, tuple[int, float]]:
    """Place boxes by column, those of one column spread over the height and near what reads them."""
    columns: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        columns[node.column].append(node)
    tallest = max(len(held) for held in columns.values())
    places: dict[str, tuple[int, float]] = {}
    for number, column in enumerate(sorted(columns)):
        held = sorted(columns[column], key=lambda node: _height(node, nodes, places))
        step = tallest / len(held)
        # Boxes of sparse columns would stand in one line, with every arrow behind the next of them.
        aside = (number % 3 - 1) * tallest / 6 if len(held) < tallest / 3 else 0
        places |= {node.key: (number, (row + 0.5) * step - 0.5 + aside) for row, node in enumerate(held)}
    return places


def _height(node: Node, nodes: Sequence[Node], places: dict[str, tuple[int, float]]) -> float:
    """Return the mean height of those that read a box, which keeps lines short."""
    above = [places[one.key][1] for one in nodes if node.key in one.reads and one.key in places]
    return sum(above) / len(above) if above else 0.0


def _centre(place: tuple[int, float]) -> tuple[float, float]:
    return (place[0] + 0.5) * COLUMN_WIDTH, EDGE / 2 + (place[1] + 0.5) * ROW_HEIGHT


def _lines(nodes: Sequence[Node], places: dict[str, tuple[int, float]]) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for node in nodes:
        for key in node.reads:
            if key not in places:
                continue
            (left, up), (right, down) = _centre(places[node.key]), _centre(places[key])
            start, end = left + BOX_WIDTH / 2, right - BOX_WIDTH / 2
            bend = (COLUMN_WIDTH - BOX_WIDTH) / 2
            x += [start, start + bend, end - bend, end, None]
            y += [up, up, down, down, None]
    line = {"width": 1, "color": palette.faded(palette.ACCENT)}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _box(node: Node, place: tuple[int, float], reader: Reader) -> dict[str, Any]:
    x, y = _centre(place)
    name = short(node.name, LONGEST_NAME)
    kind = reader.label("lineage_kind", node.kind)
    return {
        "x": x,
        "y": y,
        "text": f"<b>{name}</b><br>{kind}",
        "hovertext": node.name,
        "showarrow": False,
        "font": {"size": 11},
        "width": BOX_WIDTH,
    }


def _frame(node: Node, place: tuple[int, float]) -> dict[str, Any]:
    x, y = _centre(place)
    half = ROW_HEIGHT * 0.42
    return {
        "type": "rect",
        "x0": x - BOX_WIDTH / 2,
        "x1": x + BOX_WIDTH / 2,
        "y0": y - half,
        "y1": y + half,
        "line": {"width": 1.5, "color": palette.kind(node.kind)},
        "fillcolor": palette.faded(palette.kind(node.kind)),
        "opacity": 0.5,
        "layer": "below",
    }


def _in_words(node: Node, nodes: Sequence[Node], reader: Reader) -> str:
    names = {one.key: one.name for one in nodes}
    read = reader.say("frame.and").join(names[key] for key in node.reads if key in names)
    return reader.say("chart.alt_reads", name=node.name, read=read)
