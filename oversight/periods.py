"""Spans of time that end at an as-of date, by the names that links and controls use for them."""

from __future__ import annotations

import datetime as dt

PERIODS = ("year", "month", "twelve_months", "whole")
MONTHS_BACK = ("12", "1")


def span(period: str, end: dt.date | None) -> dict[str, dt.date | None]:
    """Return the first and last day of a period as parameters of a query; None leaves an end open."""
    return {"from_date": _start(period, end), "to_date": end}


def _start(period: str, end: dt.date | None) -> dt.date | None:
    if end is None or period == "whole":
        return None
    if period == "month":
        return end.replace(day=1)
    if period == "twelve_months":
        return dt.date(end.year - 1, end.month + 1, 1) if end.month < 12 else dt.date(end.year, 1, 1)
    return end.replace(month=1, day=1)
