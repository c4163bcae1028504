"""Where amounts came from and where they went, as bands from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from oversight.charts import palette
from oversight.charts.figure import Chart, Draw, Row, in_order
from oversight.reader import Reader

HEIGHT = 520
LEFT, RIGHT = 0.001, 0.999  # at 0 and 1 Plotly takes a place for not given


def sankey(start: str, end: str, kind: str, value: str, leave_out: str) -> Draw:
    """Draw a band for each pair of `start` and `end`; where either is missing, `kind` says what came or went.

    Bands that only join `leave_out` with itself, or with what came and went, are left out: they would hide
    all others.
    """

    def draw(rows: Sequence[Row], reader: Reader) -> Chart:
        shown = [row for row in rows if row[value] and not {row[start], row[end]} <= {leave_out, None}]
        shown += [row for row in rows if row[value] and row[start] is row[end] is None]
        left = _nodes(shown, start, kind, reader)
        right = _nodes(shown, end, kind, reader)
        places = {("from", code): place for place, code in enumerate(left)}
        places |= {("to", code): len(left) + place for place, code in enumerate(right)}
        colours = [palette.marker(start, code)["color"] for code in (*left, *right)]
        ends = [
            (places["from", row[start] or row[kind]], places["to", row[end] or row[kind]]) for row in shown
        ]
        names = [*left.values(), *right.values()]
        said = [
            f"{names[one]} → {names[other]} {reader.money(row[value])}"
            for (one, other), row in zip(ends, shown, strict=True)
        ]
        data = {
            "type": "sankey",
            "arrangement": "snap",
            "node": {
                "label": names,
                "color": colours,
                "x": [LEFT] * len(left) + [RIGHT] * len(right),
                "y": [
                    *_heights([_through(shown, start, kind, value, code) for code in left]),
                    *_heights([_through(shown, end, kind, value, code) for code in right]),
                ],
                "pad": 14,
                "thickness": 12,
                "line": {"width": 0},
            },
            "link": {
                "source": [one for one, _ in ends],
                "target": [other for _, other in ends],
                "value": [float(row[value]) for row in shown],
                "color": [palette.faded(colours[one]) for one, _ in ends],
                "customdata": said,
                "hovertemplate": "%{customdata}<extra></extra>",
            },
            "hoverlabel": {"align": "left"},
            "textfont": {"size": 12},
        }
        spread = {"height": HEIGHT, "margin": {"t": 16, "l": 8, "r": 8, "b": 16}}
        alt = reader.say("chart.alt_list", items="; ".join(said))
        note = "" if shown else reader.say("chart.nothing_moved")
        return Chart([data] if shown else [], spread, alt, note=note)

    return draw


def _nodes(rows: Sequence[Row], column: str, kind: str, reader: Reader) -> dict[str, str]:
    """Return the names of one side by code: the buckets in their order, then what came or went."""
    codes = {code: reader.label(column, code) for code in in_order(rows, column) if code is not None}
    others = {row[kind] for row in rows if row[column] is None}
    return codes | {code: reader.label(kind, code) for code in sorted(others)}


def _through(rows: Sequence[Row], column: str, kind: str, value: str, code: str) -> float:
    return float(sum(row[value] for row in rows if (row[column] or row[kind]) == code))


def _heights(amounts: Sequence[float]) -> list[float]:
    """Return the middles of nodes that stand below each other in the given order."""
    whole = sum(amounts) or 1.0
    ends = list(accumulate(amounts))
    return [
        min(max((end - amount / 2) / whole, LEFT), RIGHT) for end, amount in zip(ends, amounts, strict=True)
    ]
