"""A cell of an aggregate as a link writes it, `<cut>~<value>`, and the loans that are in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from oversight.reader import Reader


SEPARATOR = "~"
MOVED_TO = ">"
_VALUE = re.compile(r"[^\x00-\x1f]{1,200}")


@dataclass(frozen=True)
class Cell:
    """The loans of one cell: the query that lists them, its parameters, and the cell's words."""

    cut: str
    value: str
    query: str
    params: dict[str, Any]


def write(cut: str, value: object) -> str:
    """Write a cell for a link."""
    return f"{cut}{SEPARATOR}{value}"


def title(cut: str, value: object, reader: Reader) -> str:
    """Say which loans a cell holds."""
    text = str(value)
    if cut in ("is_npl", "is_overdue"):
        return reader.say(f"loans.{cut}")
    if cut == "moved":
        start, _, end = text.partition(MOVED_TO)
        name = reader.say("loans.moved", start=reader.label("bucket", start), end=reader.label("bucket", end))
        return reader.say("loans.cell", cut=reader.column("bucket"), name=name)
    return reader.say("loans.cell", cut=reader.column(cut), name=reader.label(cut, text))


def read(text: str) -> Cell | None:
    """Read a cell from a link; None for anything that names no loans."""
    cut, _, value = text.partition(SEPARATOR)
    narrow = _LOANS.get(cut)
    if not _VALUE.fullmatch(value):
        return None
    if narrow is not None:
        params = narrow(value)
        return None if params is None else Cell(cut, value, "loans", params)
    if cut == "moved":
        start, _, end = value.partition(MOVED_TO)
        return Cell(cut, value, "roll_loans", {"from_bucket": start, "to_bucket": end}) if end else None
    return Cell(cut, value, "npl_flow_loans", {"component": value}) if cut == "component" else None


def _list_of(name: str) -> Callable[[str], dict[str, Any] | None]:
    return lambda value: {name: [value]}


def _one(name: str) -> Callable[[str], dict[str, Any] | None]:
    return lambda value: {name: value}


def _risk_class(value: str) -> dict[str, Any] | None:
    return {"risk_class": [int(value)]} if value in ("1", "2", "3", "4", "5") else None


def _truth(name: str) -> Callable[[str], dict[str, Any] | None]:
    return lambda value: {name: value == "yes"} if value in ("yes", "no") else None


_LOANS: dict[str, Callable[[str], dict[str, Any] | None]] = {
    "branch": _list_of("branch"),
    "product": _list_of("product"),
    "sector": _list_of("sector"),
    "region": _list_of("region"),
    "risk_class": _risk_class,
    "bucket": _list_of("bucket"),
    "collateral_type": _list_of("collateral_type"),
    "ltv_band": _list_of("ltv_band"),
    "customer_id": _one("customer_id"),
    "loan_id": _one("loan_id"),
    "is_npl": _truth("is_npl"),
    "is_overdue": _truth("is_overdue"),
}
