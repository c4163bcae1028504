"""Measures against their limits: how much of each limit is used, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from oversight import limit_register
from oversight.charts import palette
from oversight.charts.bars import Bar, bars
from oversight.charts.figure import Chart, Row
from oversight.reader import Reader

COLUMNS = ("level", "limit_level", "headroom_amount")
FARTHEST = 1.6
ABOVE, BELOW = 0.12, 0.24


def headroom(rows: Sequence[Row], reader: Reader) -> Chart:
    """Draw the newest value of each measure as a share of its limit; the line is the limit itself.

    Of a floor it is the share of the floor that is reached: there a short bar is the bad one.
    """
    newest: dict[str, Row] = {}
    for row in rows:
        if row["measure"] not in newest or row["as_of_date"] >= newest[row["measure"]]["as_of_date"]:
            newest[row["measure"]] = row
    shown = [row for row in newest.values() if row["level"] is not None and row["limit_level"]]
    missing = [reader.label("measure", row["measure"]) for row in newest.values() if row not in shown]
    drawn = [_bar(row, reader) for row in shown]
    notes = [reader.say("chart.not_placed", names=reader.say("frame.and").join(missing))] if missing else []
    note = "\n\n".join([*notes, *_capital(newest.values(), reader)])
    chart = bars(drawn, reader, legend=" · ".join(map(reader.column, COLUMNS)), note=note)
    if not drawn:
        return chart
    stroke = {"color": palette.WORSE, "width": 2}
    # A line for each bar: one through all of them would cross out the figures between the bars.
    at_limit = [
        {"type": "line", "x0": 1, "x1": 1, "y0": place - ABOVE, "y1": place + BELOW, "line": stroke}
        for place in chart.data[0]["y"]
    ]
    longest = max(1.05, *(bar.end for bar in drawn))
    across = {**chart.layout["xaxis"], "range": [0, longest]}
    return replace(chart, layout={**chart.layout, "shapes": at_limit, "xaxis": across})


def _capital(rows: Iterable[Row], reader: Reader) -> list[str]:
    """Say which day's capital the measures are held against, and that it is old where it is."""
    for row in rows:
        if row.get("capital_on") is not None:
            day = reader.write("capital_on", row["capital_on"])
            age = reader.write("capital_age_days", row["capital_age_days"])
            key = "chart.capital_stale" if row["is_capital_stale"] else "chart.capital_on"
            return [reader.say(key, day=day, age=age)]
    return []


def _bar(row: Row, reader: Reader) -> Bar:
    light = limit_register.light(row, reader.basis)
    said = " · ".join(reader.write(column, row[column]) for column in COLUMNS if row[column] is not None)
    used = min(float(row["level"]) / float(row["limit_level"]), FARTHEST)
    return Bar(reader.label("measure", row["measure"]), said, 0.0, used, palette.light(light))
