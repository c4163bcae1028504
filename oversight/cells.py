"""A cell of an aggregate as a link writes it, `<cut>~<value>`, and the loans that are in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from oversight import periods
from oversight.reader import Reader

SEPARATOR, MOVED_TO, DURING = "~", ">", "@"
LEFT = "left"
LISTED = frozenset({"branch", "product", "sector", "region", "bucket", "collateral_type", "ltv_band"})
SINGLE = frozenset({"customer_id", "loan_id", "final_status"})
TRUTHS = frozenset({"is_npl", "is_overdue"})
CLASSES = ("1", "2", "3", "4", "5")
_VALUE = re.compile(r"[^\x00-\x1f]{1,200}")


@dataclass(frozen=True)
class Cell:
    """The loans of one cell: what the link says, the query that lists them and its parameters."""

    cut: str
    value: str
    query: str
    params: dict[str, Any]


def write(cut: str, value: object) -> str:
    """Write a cell for a link."""
    return f"{cut}{SEPARATOR}{value}"


def read(text: str, is_panel: bool, as_of: dt.date | None) -> Cell | None:
    """Read a cell from a link; None for anything that names no loans of such a source."""
    cut, _, value = text.partition(SEPARATOR)
    if not _VALUE.fullmatch(value):
        return None
    if cut == "moved" and MOVED_TO in value:
        start, _, end = value.partition(MOVED_TO)
        return Cell(cut, value, "roll_loans", {"from_bucket": start, "to_bucket": end})
    if cut == "component":
        component, _, period = value.partition(DURING)
        span = periods.span(period, as_of)
        known = period in periods.PERIODS
        return Cell(cut, value, "npl_flow_loans_period", {"component": component, **span}) if known else None
    params = _params(cut, value)
    return None if params is None else Cell(cut, value, "loans" if is_panel else "loans_lent", params)


def title(cut: str, value: object, reader: Reader) -> str:
    """Say which loans a cell holds."""
    text = str(value)
    if cut in TRUTHS:
        return reader.say(f"loans.are_{cut}")
    if cut == "moved":
        start, _, end = text.partition(MOVED_TO)
        return reader.say("loans.moved", start=reader.label("bucket", start), end=reader.label("bucket", end))
    if cut == "component":
        component, _, period = text.partition(DURING)
        name = reader.label("component", component)
        return reader.say("loans.cell", cut=reader.say(f"frame.span_period_{period}"), name=name)
    return reader.say("loans.cell", cut=reader.column(cut), name=reader.label(cut, text))


def ways_down(
    rows: Sequence[dict[str, Any]], down: Sequence[str], period: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield the cells that rows lead to: of the newest date only, and none that holds no loans."""
    newest = max((row["as_of_date"] for row in rows if row.get("as_of_date")), default=None)
    latest = [row for row in rows if row.get("as_of_date") == newest and row.get("loan_count") != 0]
    for cut in down:
        if cut in TRUTHS:
            yield cut, "yes"
        elif cut == "moved":
            yield from (
                (cut, f"{row['from_bucket']}{MOVED_TO}{row.get('to_bucket', LEFT)}") for row in latest
            )
        elif cut == "component":
            yield from ((cut, f"{row['component']}{DURING}{period}") for row in latest)
        else:
            values = dict.fromkeys(row[cut] for row in latest if row[cut] is not None)
            yield from ((cut, str(value)) for value in values)


def _params(cut: str, value: str) -> dict[str, Any] | None:
    if cut in LISTED:
        return {cut: [value]}
    if cut in SINGLE:
        return {cut: value}
    if cut in TRUTHS:
        return {cut: value == "yes"} if value in ("yes", "no") else None
    return {"risk_class": [int(value)]} if cut == "risk_class" and value in CLASSES else None
