"""How old each supplied table is, judged by its dated service level; history is never called fresh."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import duckdb

FreshnessStatus = Literal["fresh", "stale", "history", "not_dated"]

# The first of these that a table has and fills tells when it was last brought up to date.
DATED_BY = ("as_of_date", "month", "updated_at", "received_on", "booked_on", "received_at")


@dataclass(frozen=True)
class Freshness:
    """One supplied table: rows supplied, and the last update of the book as it will be."""

    table: str
    row_count: int
    last_update: dt.date | None
    age_days: int | None
    service_level_days: int
    status: FreshnessStatus


def write_freshness(
    con: duckdb.DuckDBPyConnection, tables: Iterable[str], business_date: dt.date, *, historical: bool
) -> tuple[Freshness, ...]:
    """Measure the tables and lay the result beside the staged rows as table `freshness`."""
    found = tuple(_measure(con, table, business_date, historical=historical) for table in sorted(tables))
    con.execute(
        "create or replace table freshness (table_name varchar, row_count bigint, last_update date, "
        "age_days integer, service_level_days integer, status varchar)"
    )
    if found:
        con.executemany("insert into freshness values (?, ?, ?, ?, ?, ?)", [astuple(row) for row in found])
    return found


def _measure(
    con: duckdb.DuckDBPyConnection, table: str, business_date: dt.date, *, historical: bool
) -> Freshness:
    row_count = con.execute(f"select count(*) from main.{table}").fetchall()[0][0]  # noqa: S608 - contract's name
    last_update = _last_update(con, table)
    service_level = _service_level(con, table, business_date)
    age = (business_date - last_update).days if last_update else None
    status = _status(age, service_level, historical=historical)
    return Freshness(table, row_count, last_update, age, service_level, status)


def _last_update(con: duckdb.DuckDBPyConnection, table: str) -> dt.date | None:
    columns = {row[0] for row in con.execute(f"describe main.{table}").fetchall()}
    for column in DATED_BY:
        # A row that comes again unchanged keeps its first arrival in the book; the staged one just arrived.
        schema = "main" if column == "received_at" else "book"
        if column in columns:
            newest = con.execute(f"select max({column})::date from {schema}.{table}").fetchall()[0][0]  # noqa: S608 - contract's names
            if newest is not None:
                return dt.date.fromisoformat(str(newest))
    return None


def _service_level(con: duckdb.DuckDBPyConnection, table: str, day: dt.date) -> int:
    rows = con.execute(
        "select value from tolerance where name in ('fresh_days', 'fresh_days_' || $table) "
        "and $day >= valid_from and (valid_to is null or $day < valid_to) order by length(name) desc",
        {"table": table, "day": day},
    ).fetchall()
    return int(rows[0][0])


def _status(age: int | None, service_level: int, *, historical: bool) -> FreshnessStatus:
    if historical:
        return "history"
    if age is None:
        return "not_dated"
    return "fresh" if age <= service_level else "stale"
