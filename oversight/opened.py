"""A publication opened for reading: one connection that knows one source at one publication and nothing else.

Its marts are copied into memory, complete, before anyone sees it; contract rows stay in the lake as views.
No table here names its source, so no figure can pool two.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import duckdb

from oversight import contract, fence, limits, record, settings, standards, warehouse
from oversight.problems import Problem
from oversight.publications import Publication
from oversight.statement import published

KEPT_OPEN = 3
NARROW_KEPT_OPEN = 4
IN_MEMORY = (
    "allowance_movement", "bank_floor", "branch", "capital", "exchange_rate", "limit_exception", "peer",
)  # fmt: skip
OF_ALL_PUBLICATIONS = ("check_result", "file_row_count", "check_score", "publication")
# Millions of rows may fail: then these stay in the lake, as other rows that are only listed do.
LONG_RECORDS = ("check_failure", "check_loan")
MOST_IN_MEMORY = 50_000
_open: OrderedDict[tuple[object, ...], Opened] = OrderedDict()
_narrow: OrderedDict[tuple[tuple[object, ...], frozenset[str]], Opened] = OrderedDict()
_lock = threading.Lock()


@dataclass(frozen=True)
class Opened:
    """A connection closed against everything but its own tables."""

    publication: Publication
    con: duckdb.DuckDBPyConnection
    tables: frozenset[str]


@dataclass(frozen=True)
class Result:
    """Columns, their DuckDB types, and rows."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def open_publication(publication: Publication) -> Opened:
    """Open a publication, or return it when it is among those kept open."""
    current = settings.read()
    key = (current.catalog, publication.publication, limits.stamp())
    with _lock:
        if key not in _open:
            _open[key] = _opened(publication, current)
            while len(_open) > KEPT_OPEN:
                # Dropped, not closed: a cursor of another session may still be reading.
                _open.popitem(last=False)
        _open.move_to_end(key)
        return _open[key]


def ask(opened: Opened, sql: str, params: dict[str, Any]) -> Result:
    """Run one SELECT with bound parameters on a cursor of its own.

    Raises Problem when the statement is anything else, or reads a table that is not this publication's.
    """
    unknown = _tables_read(sql) - opened.tables
    if unknown:
        raise Problem("problem.unknown_table", tables=", ".join(sorted(unknown)))
    # A connection shared by threads without a cursor each has returned other sessions' rows.
    cursor = opened.con.cursor()
    cursor.execute(sql, params)
    described = cursor.description or []
    return Result(
        tuple(str(name) for name, *_ in described),
        tuple(str(kind) for _, kind, *_ in described),
        tuple(cursor.fetchall()),
    )


@lru_cache(maxsize=512)
def _tables_read(sql: str) -> frozenset[str]:
    """Let a statement through the fence once for all publications: what it reads hangs on its text alone."""
    return fence.tables_read(_parser().cursor(), sql)


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return warehouse.scratch()


def open_narrowly(publication: Publication, names: frozenset[str]) -> Opened:
    """Open a publication for a few of its tables, which are read where they lie instead of being copied.

    For a figure or two of a publication that nobody looks at otherwise; one that is open already is used.
    A table that the publication does not have is not among the tables opened.
    """
    current = settings.read()
    whole = (current.catalog, publication.publication, limits.stamp())
    with _lock:
        if whole in _open:
            return _open[whole]
        for (of, held), opened in _narrow.items():
            if of == whole and names <= held:
                return opened
        _narrow[whole, names] = opened = _opened_narrowly(publication, current, names)
        while len(_narrow) > NARROW_KEPT_OPEN:
            _narrow.popitem(last=False)
        return opened


def _opened_narrowly(publication: Publication, current: settings.Settings, names: frozenset[str]) -> Opened:
    con = warehouse.scratch()
    standards.load(con)
    limits.load(con)
    warehouse.attach_for_reading(con, current, publication.snapshot_id)
    of_lake = names & {*contract.tables(), *record.tables(), *(mart.name for mart in published())}
    absent = set()
    for name in sorted(of_lake):
        try:
            con.execute(f"create view {name} as select * exclude (feed) {_rows(name, publication)}")
        except duckdb.CatalogException:
            absent.add(name)
    warehouse.fence(con, current)
    return Opened(publication, con, names - absent)


def _rows(name: str, publication: Publication) -> str:
    """Write where the rows of a table are that belong to a publication."""
    of_all = name not in record.tables() or name in OF_ALL_PUBLICATIONS
    number = "" if of_all else f" and publication = {publication.publication:d}"
    return f"from lake.{name} where feed = '{publication.feed}'{number}"


def _opened(publication: Publication, current: settings.Settings) -> Opened:
    con = warehouse.scratch()
    standards.load(con)
    limits.load(con)
    # Before the lake is there: DuckDB's own list asks it for the size of each of its tables.
    tables = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    warehouse.attach_for_reading(con, current, publication.snapshot_id)
    held = warehouse.lake_tables(con, publication.snapshot_id)
    in_memory = {*IN_MEMORY, *(mart.name for mart in published() if mart.stored == "memory")}
    for name in sorted(held & {*contract.tables(), *(mart.name for mart in published())}):
        kind = "table" if name in in_memory else "view"
        con.execute(f"create {kind} {name} as select * exclude (feed) {_rows(name, publication)}")
    # A table that no feed has ever supplied is empty: whoever reads several need not know which there are.
    for table in contract.tables().values():
        if table.name not in held:
            columns = ", ".join(f"{column.name} {column.type}" for column in table.columns)
            con.execute(f"create table {table.name} ({columns})")
    for name in sorted(held & set(record.tables())):
        rows = _rows(name, publication)
        kind = "view" if name in LONG_RECORDS and _is_long(con, rows) else "table"
        con.execute(f"create {kind} {name} as select * exclude (feed){_not_yet(con, name)} {rows}")
    tables |= held & {*contract.tables(), *(mart.name for mart in published()), *record.tables()}
    tables |= contract.tables().keys()
    warehouse.fence(con, current)
    return Opened(publication, con, frozenset(tables))


def _not_yet(con: duckdb.DuckDBPyConnection, name: str) -> str:
    """Write as null the columns of a record that this publication was made too early to have."""
    held = {row[0] for row in con.execute(f"describe lake.{name}").fetchall()}
    return "".join(
        f", null::{kind} as {column}" for column, kind in record.columns(name).items() if column not in held
    )


def _is_long(con: duckdb.DuckDBPyConnection, rows: str) -> bool:
    return bool(con.execute(f"select count(*) > {MOST_IN_MEMORY} {rows}").fetchall()[0][0])
