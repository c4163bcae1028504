"""The book as it will be: what a feed supplied, laid over what the warehouse already holds of it.

After `build`, schema `book` of the scratch file has every contract table. A monthly table holds the months to
compute figures for, and those that they are compared with; the others are whole. Schema `history` has
`loan_month`, `exposure` and `class_decision` with all months: whether a loan may be upgraded, and what
became of a class, hangs on the whole past.
"""

from __future__ import annotations

import datetime as dt

import duckdb

from oversight import contract, warehouse
from oversight.contract import Table
from oversight.loaded_months import Months

# A feed without history says nothing about the time before its first load: its first rows hold from here on.
WITHOUT_HISTORY = dt.date(1900, 1, 1)
# Amounts without a month are converted at the latest rate, whichever months are loaded.
WHOLE = frozenset({"exchange_rate"})
WITH_HISTORY = ("loan_month", "exposure", "class_decision")
PROVENANCE = ("source_system", "received_at")


def build(con: duckdb.DuckDBPyConnection, source: str, staged: frozenset[str], around: Months) -> None:
    """Make schema `book` from the staged tables and the warehouse; `source` is a checked identifier."""
    con.execute("drop schema if exists history cascade")
    con.execute("drop schema if exists book cascade")
    con.execute("create schema book")
    con.execute("create schema history")
    in_lake = warehouse.lake_tables(con)
    for table in contract.tables().values():
        old = _old(con, source, table) if table.name in in_lake else None
        if old is None:
            if table.kind == "dated":
                undated = f"update main.{table.name} set valid_from = $day where valid_from is null"
                con.execute(undated, {"day": WITHOUT_HISTORY})
            con.execute(f"create view book.{table.name} as select * from main.{table.name}")
        elif table.name not in staged:
            con.execute(f"create view book.{table.name} as {_near(table, old, around)}")
        elif table.kind == "monthly":
            _build_monthly(con, table, old, around)
        elif table.kind == "dated":
            _build_dated(con, table, old, around)
        else:
            _build_event(con, table, old, around)
    _build_history(con, source, staged, around)


def _build_history(
    con: duckdb.DuckDBPyConnection, source: str, staged: frozenset[str], around: Months
) -> None:
    in_lake = warehouse.lake_tables(con)
    for table in (contract.tables()[name] for name in WITH_HISTORY):
        old = _old(con, source, table) if table.name in in_lake else None
        if old is None:
            rows = f"select * from main.{table.name}"
        elif table.name not in staged:
            rows = old
        else:
            replaced = f"coalesce({table.period} in ({_list((*around.staged, *around.replaced))}), false)"
            rows = f"select * from main.{table.name} union all {old} and not {replaced}"
        con.execute(f"create view history.{table.name} as {rows}")


def has_history(con: duckdb.DuckDBPyConnection, staged: frozenset[str]) -> bool:
    """Say whether the feed dates its describing tables itself."""
    dated = [t.name for t in contract.tables().values() if t.kind == "dated" and t.name in staged]
    return not any(
        con.execute(f"select count(*) from main.{name} where valid_from is null").fetchall()[0][0]
        for name in dated
    )


def _old(con: duckdb.DuckDBPyConnection, source: str, table: Table) -> str | None:
    """Return the SELECT of this source's rows in the warehouse, or None when there are none."""
    held = f"from lake.{table.name} where feed = '{source}'"
    if not con.execute(f"select 1 {held} limit 1").fetchall():
        return None
    return f"select {', '.join(table.column_names)} {held}"


def _near(table: Table, old: str, around: Months) -> str:
    if table.kind != "monthly" or table.name in WHOLE:
        return old
    return f"{old} and {table.period} in ({_list((*around.neighbours, *around.staged))})"


def _build_monthly(con: duckdb.DuckDBPyConnection, table: Table, old: str, around: Months) -> None:
    days = (*around.staged, *around.replaced) if table.name in WHOLE else around.neighbours
    among = f"coalesce({table.period} in ({_list(days)}), false)"
    kept = f"not {among}" if table.name in WHOLE else among
    con.execute(
        f"create view book.{table.name} as select * from main.{table.name} union all {old} and {kept}"
    )


def _build_event(con: duckdb.DuckDBPyConnection, table: Table, old: str, around: Months) -> None:
    """A row replaces the one with its key; a row that only came again keeps its first arrival."""
    attributes = [name for name in table.column_names if name not in PROVENANCE]
    same_row = " and ".join(f"s.{name} is not distinct from o.{name}" for name in attributes)
    same_key = " and ".join(f"s.{name} is not distinct from o.{name}" for name in table.key)
    outside = " and ".join(
        f"not (o.{table.period} > {_day(start)} and o.{table.period} <= {_day(end)})"
        for start, end in around.windows
    )
    still_here = f" and ({outside})" if table.period and outside else ""
    con.execute(f"""
        create table book.{table.name} as
        select s.* replace (
            coalesce(o.received_at, s.received_at) as received_at,
            coalesce(o.source_system, s.source_system) as source_system
        )
        from main.{table.name} as s left join ({old}) as o on {same_row}
        union all
        select o.* from ({old}) as o
        where not exists (select 1 from main.{table.name} as s where {same_key}){still_here}
    """)


def _build_dated(con: duckdb.DuckDBPyConnection, table: Table, old: str, around: Months) -> None:
    """Lay the staged periods over the old ones, key by key, and join periods that say the same.

    Rows without `valid_from` are a full picture from the first staged month on: what they no longer
    name ends there, and periods that are already known of later months stay.
    """
    keys = [column for column in table.key if column != "valid_from"]
    # A table keyed by its dates alone, like the bank's capital, describes one thing.
    entity = f"struct_pack({', '.join(keys)})" if keys else "true"
    described = [c for c in table.column_names if c not in ("valid_from", "valid_to", *PROVENANCE)]
    undated = f"select count(*) from main.{table.name} where valid_from is null"
    is_full_picture = bool(con.execute(undated).fetchall()[0][0])
    start = _day(min(around.staged)) if around.staged else "current_date"
    end = _day(around.after) if around.after else "'infinity'::date"
    gone = (
        f"union all select distinct entity, {start}, {end} from held as o anti join incoming using (entity)"
    )
    con.execute(f"""
        create table book.{table.name} as
        with incoming as (
            select {entity} as entity, * replace (
                coalesce(valid_from, {start}) as valid_from,
                coalesce(valid_to, case when valid_from is null then {end} end, 'infinity'::date) as valid_to
            ) from main.{table.name}
        ),
        held as (
            select {entity} as entity, * replace (coalesce(valid_to, 'infinity'::date) as valid_to)
            from ({old})
        ),
        windows as (
            select entity, min(valid_from) as opens, max(valid_to) as closes from incoming group by entity
            {gone if is_full_picture else ""}
        ),
        together as (
            select o.* from held as o anti join windows using (entity)
            union all
            select o.* replace (least(o.valid_to, w.opens) as valid_to)
            from held as o join windows as w using (entity) where o.valid_from < w.opens
            union all
            select o.* replace (greatest(o.valid_from, w.closes) as valid_from)
            from held as o join windows as w using (entity) where o.valid_to > w.closes
            union all
            select * from incoming
        ),
        said as (select *, struct_pack({", ".join(described)}) as said from together),
        changes as (
            select *, coalesce(said = lag(said) over told and valid_from = lag(valid_to) over told, false)
                as goes_on
            from said window told as (partition by entity order by valid_from)
        ),
        islands as (
            select *, count(*) filter (where not goes_on) over told as island
            from changes window told as (partition by entity order by valid_from)
        )
        select {", ".join(_over_an_island(name) for name in table.column_names)}
        from islands group by entity, island
    """)


def _over_an_island(name: str) -> str:
    """Say a column of periods that follow one another and say the same, as one period."""
    if name == "valid_from":
        return "min(valid_from) as valid_from"
    if name == "valid_to":
        return "nullif(max(valid_to), 'infinity'::date) as valid_to"
    return f"first({name} order by valid_from) as {name}"


def _list(days: tuple[dt.date, ...]) -> str:
    return ", ".join(_day(day) for day in days) or "null"


def _day(day: dt.date | None) -> str:
    return f"date '{day or WITHOUT_HISTORY}'"
