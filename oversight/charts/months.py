"""What every chart over time shares: its axis of months, and what it says in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from oversight import formats
from oversight.charts.figure import Chart, Row, layout
from oversight.reader import Reader

FEW_MONTHS, MANY_MONTHS = 3, 36


def days_of(rows: Sequence[Row]) -> list[str]:
    """Return the as-of dates of the rows, in their order, as an axis writes them."""
    return sorted({row["as_of_date"].isoformat() for row in rows})


def over_time(
    data: list[dict[str, Any]],
    days: Sequence[str],
    reader: Reader,
    yaxis: dict[str, Any],
    missing: Sequence[str],
    **more: Any,
) -> Chart:
    """Lay months out; `missing` names what has no value in the newest of them."""
    several = len(data) > 1
    if all(value is None for one in data for value in one["y"]):
        return Chart([], {}, "", note=reader.say("chart.no_values"))
    spread = layout(
        340 if several else 300,
        {
            "type": "date",
            "showgrid": False,
            **({"nticks": 6} if len(days) > FEW_MONTHS else {"tickvals": list(days)}),
            "tickformat": "%Y" if len(days) > MANY_MONTHS else reader.say("chart.month_axis"),
            "hoverformat": reader.say("chart.day_axis"),
        },
        yaxis,
        hovermode="x unified",
        **more,
    )
    spread["showlegend"] = several
    spread["legend"] = {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "traceorder": "normal"}
    first, last = (formats.date(dt.date.fromisoformat(day), reader.language) for day in (days[0], days[-1]))
    note = reader.say("chart.missing_now", names=reader.say("frame.and").join(missing), day=last)
    return Chart(data, spread, _in_words(data, first, last, reader), note=note if missing else "")


def _in_words(data: list[dict[str, Any]], first: str, last: str, reader: Reader) -> str:
    """Say the span and the first and last value of each line: what a glance tells those who see."""
    lines = "; ".join(
        reader.say("chart.alt_line", name=one["name"], first=one["customdata"][0], last=one["customdata"][-1])
        for one in data
    )
    return reader.say("chart.alt_trend", start=first, end=last, lines=lines)
