"""Two publications of one source opened side by side, behind the same fence as one alone."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache

import duckdb

from oversight import difference, settings, standards, warehouse
from oversight.contract import Table
from oversight.opened import Opened
from oversight.problems import Problem
from oversight.publications import Publication, publications
from oversight.statement import comparisons

KEPT_OPEN = 2
EFFECT = "loan_effect"
OWN = (
    "before_judged_loan_month", "after_judged_loan_month", "customer", "touched", "changed_row_count", EFFECT,
)  # fmt: skip
_open: OrderedDict[tuple[object, ...], Pair] = OrderedDict()
_lock = threading.Lock()


@dataclass(frozen=True)
class Pair:
    """Two publications, the rows of each contract table that differ, and the effects worked out so far."""

    earlier: Publication
    later: Publication
    opened: Opened
    differing: tuple[Table, ...]
    worked_out: set[tuple[dt.date, str]] = field(default_factory=set)


def open_pair(earlier: Publication, later: Publication) -> Pair:
    """Open two publications, or return them when they are among those kept open.

    Raises Problem when they are not two of one source, the earlier one first.
    """
    if earlier.feed != later.feed or earlier.publication >= later.publication:
        raise Problem(
            "problem.not_comparable", earlier=earlier.publication, later=later.publication, source=later.feed
        )
    current = settings.read()
    key = (current.catalog, earlier.publication, later.publication)
    with _lock:
        if key not in _open:
            _open[key] = _opened(earlier, later, current)
            while len(_open) > KEPT_OPEN:
                _open.popitem(last=False)
        _open.move_to_end(key)
        return _open[key]


def work_out(pair: Pair, as_of: dt.date, basis: str) -> None:
    """Work out once what each loan adds to the difference on a date, for the queries that read it."""
    with _lock:
        if (as_of, basis) in pair.worked_out:
            return
        cursor = pair.opened.con.cursor()
        if not any(day == as_of for day, _ in pair.worked_out):
            for table in pair.differing:
                if table.kind == "dated":
                    difference.note_touched_on(cursor, table, as_of)
        cursor.execute(f"insert into {EFFECT} {_effect()}", {"as_of_date": as_of, "basis": basis})
        pair.worked_out.add((as_of, basis))


def _opened(earlier: Publication, later: Publication, current: settings.Settings) -> Pair:
    con = warehouse.scratch()
    try:
        return _side_by_side(con, earlier, later, current)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        number, source = earlier.publication, earlier.feed
        raise Problem("problem.older_publication", publication=number, source=source) from error


def _side_by_side(
    con: duckdb.DuckDBPyConnection, earlier: Publication, later: Publication, current: settings.Settings
) -> Pair:
    standards.load(con)
    # Asked for before the lake is attached: to list its tables takes longer than to compare a small book.
    own = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    warehouse.attach_for_reading(con, current, earlier.snapshot_id, difference.BEFORE)
    warehouse.attach_for_reading(con, current, later.snapshot_id, difference.AFTER)
    _views(con, later.feed)
    found = difference.differing(con, earlier, later)
    are_next = not any(
        one.feed == later.feed and earlier.publication < one.publication < later.publication
        for one in publications()
    )
    _prepare(con)
    tables = difference.tables(found)
    for table in tables:
        difference.set_side_by_side(con, table, found[table.name], earlier, later, are_next)
        difference.name_changes(con, table)
        difference.note_touched(con, table)
        _count(con, table)
    warehouse.fence(con, current)
    of_tables = {f"{kind}_{table.name}" for table in tables for kind in ("before", "after", "changed")}
    opened = Opened(later, con, frozenset({*own, *OWN, *of_tables}))
    changed = tuple(t for t in tables if con.execute(f"select 1 from changed_{t.name} limit 1").fetchall())
    return Pair(earlier, later, opened, changed)


def _views(con: duckdb.DuckDBPyConnection, feed: str) -> None:
    """Show of both sides the judged loans, and of the later one who the customers are."""
    for side in (difference.BEFORE, difference.AFTER):
        con.execute(
            f"create view {side}_judged_loan_month as"
            f" select * exclude (feed) from {side}.judged_loan_month where feed = '{feed}'"
        )
    con.execute(f"create view customer as select * exclude (feed) from after.customer where feed = '{feed}'")
    pledges = (
        f"select collateral_id, loan_id from {side}.collateral_pledge where feed = '{feed}'"
        for side in (difference.BEFORE, difference.AFTER)
    )
    con.execute(f"create view pledged as {' union '.join(pledges)}")


def _prepare(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "create table touched (table_name varchar, change varchar, as_of_date date, holds_on date,"
        " loan_id varchar, customer_id varchar, currency varchar)"
    )
    con.execute(
        "create table changed_row_count (table_name varchar, new_count bigint, corrected_count bigint,"
        " removed_count bigint, columns_changed varchar)"
    )
    nothing = {**dict.fromkeys(comparisons()[EFFECT].parameters), "basis": ""}
    con.execute(f"create table {EFFECT} as select * from ({_effect()}) limit 0", nothing)


def _count(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    counts = ", ".join(f"count(*) filter (change = '{way}')" for way in ("new", "corrected", "removed"))
    con.execute(f"""
        insert into changed_row_count
        select
            '{table.name}', {counts},
            (
                select string_agg(name || ' (' || n || ')', ', ' order by n desc, name)
                from (
                    select name, count(*) as n
                    from (select unnest(cells).name as name from changed_{table.name}) group by name
                )
            )
        from changed_{table.name}
        having count(*) > 0
    """)


@cache
def _effect() -> str:
    return comparisons()[EFFECT].sql
