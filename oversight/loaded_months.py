"""The months of one load: which are staged, replaced and computed, and which they are compared with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

import duckdb

from oversight import warehouse


@dataclass(frozen=True)
class Months:
    """As-of dates of one load: staged, replaced in the warehouse, and those to compute figures for.

    Every month after a staged one is computed again: its classes may hang on what has changed. `neighbours`
    are the months of the warehouse that the book needs for that.
    """

    staged: tuple[dt.date, ...]
    replaced: tuple[dt.date, ...]
    neighbours: tuple[dt.date, ...]
    computed: tuple[dt.date, ...]
    windows: tuple[tuple[dt.date | None, dt.date], ...]
    after: dt.date | None
    first: dt.date | None
    last: dt.date | None


def months(con: duckdb.DuckDBPyConnection, source: str) -> Months:
    """Set the staged months against those of the warehouse; a month is replaced by calendar month."""
    staged = _dates(con, "select distinct as_of_date from main.loan_month where as_of_date is not null")
    held = (
        _dates(con, "select distinct as_of_date from lake.loan_month where feed = $feed", {"feed": source})
        if "loan_month" in warehouse.lake_tables(con)
        else []
    )
    calendar = {_calendar_month(day) for day in staged}
    replaced = [day for day in held if _calendar_month(day) in calendar]
    kept = [day for day in held if _calendar_month(day) not in calendar]
    all_days = sorted({*staged, *kept})
    before = {later: earlier for earlier, later in pairwise(all_days)}
    computed = [day for day in all_days if staged and day >= min(staged)]
    needed = {*computed, *_compared(computed, all_days)}
    later = [day for day in kept if staged and day > max(staged)]
    return Months(
        staged=tuple(staged),
        replaced=tuple(replaced),
        neighbours=tuple(day for day in kept if day in needed),
        computed=tuple(computed),
        windows=tuple((before.get(day), day) for day in staged),
        after=min(later) if later else None,
        first=min(all_days, default=None),
        last=max(all_days, default=None),
    )


def _compared(computed: list[dt.date], all_days: list[dt.date]) -> set[dt.date]:
    """Return the months that the computed ones are set against: before, a year before, last year's last."""
    place = {day: number for number, day in enumerate(all_days)}
    by_month = {_calendar_month(day): day for day in all_days}
    last_of_year = {day.year: day for day in all_days}
    found = {all_days[place[day] - 1] for day in computed if place[day]}
    a_year_before = [(day.year - 1, day.month) for day in computed]
    found |= {by_month[month] for month in a_year_before if month in by_month}
    return found | {last_of_year[day.year - 1] for day in computed if day.year - 1 in last_of_year}


def _calendar_month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _dates(con: duckdb.DuckDBPyConnection, sql: str, params: dict[str, str] | None = None) -> list[dt.date]:
    return sorted(row[0] for row in con.execute(sql, params or {}).fetchall())
