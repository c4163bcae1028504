"""The rows of contract tables that differ between two publications, found without reading what is equal.

Of a monthly table only the months with another content digest are set side by side. Of the others the lake
itself knows the rows that loads between the two took out and put in; what came back unchanged cancels out.
When and from where a row arrived is not compared: a month delivered again with equal rows is no difference.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import duckdb

from oversight import contract
from oversight.book import PROVENANCE
from oversight.contract import Table
from oversight.publications import Publication

BEFORE, AFTER = "before", "after"
BOOKKEEPING = frozenset({"valid_from", "valid_to", "updated_at"})
HOW = "case when b.here is null then 'new' when a.here is null then 'removed' else 'corrected' end"
Months = dict[str, tuple[dt.date | None, ...]]


def compared(table: Table) -> tuple[str, ...]:
    """Name the columns that are compared: all but those that say how a row came here."""
    return tuple(name for name in table.column_names if name not in PROVENANCE)


def differing(con: duckdb.DuckDBPyConnection, earlier: Publication, later: Publication) -> Months:
    """Return the tables whose content digest differs, with the months; None stands for the whole table."""
    rows = con.execute(
        """
        with digest as (
            select
                table_name,
                period,
                arg_max({'n': row_count, 'sha': sha256, 'of': column_names}, publication) as after,
                arg_max({'n': row_count, 'sha': sha256, 'of': column_names}, publication)
                    filter (publication <= $earlier) as before
            from after.content_digest
            where feed = $feed and publication <= $later
            group by table_name, period
        )
        select table_name, list(period order by period) from digest
        where before is distinct from after and coalesce(before.n, 0) + coalesce(after.n, 0) > 0
        group by table_name order by table_name
        """,
        {"feed": later.feed, "earlier": earlier.publication, "later": later.publication},
    ).fetchall()
    return {name: tuple(months) or (None,) for name, months in rows}


def set_side_by_side(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    months: Iterable[dt.date | None],
    earlier: Publication,
    later: Publication,
    are_next: bool,
) -> None:
    """Make `before_` and `after_` of a table, with no more rows than may differ.

    `are_next` says that nothing of the source was published between the two.
    """
    days = [day for day in months if day is not None]
    for side in (BEFORE, AFTER):
        columns = _columns(con, side, table)
        if columns is None:
            con.execute(f"create table {side}_{table.name} ({_empty(table)})")
        elif table.kind == "monthly":
            listed = ", ".join(f"date '{day}'" for day in days) or "null"
            con.execute(
                f"create view {side}_{table.name} as select {columns} from {side}.{table.name}"
                f" where feed = '{later.feed}' and {table.period} in ({listed})"
            )
    if table.kind != "monthly" and _columns(con, AFTER, table) is not None:
        _moved(con, table, earlier, later, are_next)


def _moved(
    con: duckdb.DuckDBPyConnection, table: Table, earlier: Publication, later: Publication, are_next: bool
) -> None:
    """Take from the lake the rows of a table that were put in and taken out between two publications.

    Over several publications a row may come and go again: what was both put in and taken out cancels out.
    """
    columns, moved = str(_columns(con, AFTER, table)), f"moved_{table.name}"
    if _columns(con, BEFORE, table) is None:
        held = f"from {AFTER}.{table.name} where feed = '{later.feed}'"
        con.execute(f"create table {AFTER}_{table.name} as select {columns} {held}")
        return
    # `ducklake_table_changes` is these two, each read twice so as to tell updates apart.
    between = f"'{AFTER}', 'main', '{table.name}', {earlier.snapshot_id + 1:d}, {later.snapshot_id:d}"
    halves = (
        f"select {is_put_in} as is_put_in, {columns} from {function}({between}) where feed = '{later.feed}'"
        for is_put_in, function in (
            ("true", "ducklake_table_insertions"),
            ("false", "ducklake_table_deletions"),
        )
    )
    con.execute(f"create table {moved} as {' union all '.join(halves)}")
    put_in = f"select * exclude (is_put_in) from {moved} where is_put_in"
    taken_out = f"select * exclude (is_put_in) from {moved} where not is_put_in"
    for side, own, other in ((AFTER, put_in, taken_out), (BEFORE, taken_out, put_in)):
        if are_next or not con.execute(f"{other} limit 1").fetchall():
            con.execute(f"create view {side}_{table.name} as {own}")
        else:
            con.execute(f"create table {side}_{table.name} as {own} except all {other}")


def name_changes(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Make `changed_` of a table: the key of each row that differs, whom it is about, how, and which cells.

    `cells` of a corrected row are its columns that differ, with what they said before and say after.
    """
    others = [name for name in compared(table) if name not in table.key]
    owner = about(table)
    named = [*table.key, *([owner] if owner and owner not in table.key else [])]
    keys = ", ".join(f"coalesce(a.{key}, b.{key}) as {key}" for key in named)
    cells = ", ".join(
        f"case when b.{name} is distinct from a.{name}"
        f" then {{'name': '{name}', 'before': b.{name}::varchar, 'after': a.{name}::varchar}} end"
        for name in others
    )
    con.execute(f"""
        create table changed_{table.name} as
        select
            {HOW} as change,
            {keys},
            case when b.here and a.here
                then list_filter([{cells or "null"}], lambda cell: cell is not null)
                else []
            end::struct(name varchar, before varchar, after varchar)[] as cells
        from (select true as here, * from before_{table.name}) as b
        full join (select true as here, * from after_{table.name}) as a on {same("b", "a", table.key)}
        where {_differs(others)}
    """)


def note_touched(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Note which loans, customers and currencies the differing rows of a table are about."""
    owner = about(table)
    if owner is None or table.kind == "dated":
        return
    day = table.period if table.kind == "monthly" and table.period in table.key else "null::date"
    rows = f"select change, {day} as day, {owner} as id from changed_{table.name}"
    _note(con, table, owner, rows, "null::date")


def note_touched_on(con: duckdb.DuckDBPyConnection, table: Table, day: dt.date) -> None:
    """Note whom the differing rows of a dated table are about, by what holds on one day alone."""
    owner = about(table)
    if owner is None:
        return
    entity = [key for key in table.key if key != "valid_from"]
    said = [name for name in compared(table) if name not in BOOKKEEPING and name not in entity]
    holds = f"valid_from <= date '{day}' and coalesce(valid_to > date '{day}', true)"
    rows = f"""
        select
            {HOW} as change,
            date '{day}' as day, coalesce(a.{owner}, b.{owner}) as id
        from (select true as here, * from before_{table.name} where {holds}) as b
        full join (select true as here, * from after_{table.name} where {holds}) as a
            on {same("b", "a", entity)}
        where {_differs(said)}
    """
    _note(con, table, owner, rows, f"date '{day}'")


def _note(con: duckdb.DuckDBPyConnection, table: Table, owner: str, rows: str, holds_on: str) -> None:
    loan, join = "null", ""
    if owner == "loan_id":
        loan = "r.id"
    elif owner == "collateral_id":
        loan, join = "pledged.loan_id", "inner join pledged on r.id = pledged.collateral_id"
    customer = "r.id" if owner == "customer_id" else "null"
    currency = "r.id" if owner == "currency" else "null"
    con.execute(
        f"insert into touched select distinct '{table.name}', r.change, r.day, {holds_on},"
        f" {loan}, {customer}, {currency} from ({rows}) as r {join}"
    )


def about(table: Table) -> str | None:
    """Name the column that says whom a row is about."""
    owners = ("loan_id", "collateral_id", "customer_id", "currency")
    return next((name for name in owners if name in table.column_names), None)


def _differs(columns: Iterable[str]) -> str:
    only_one = ["b.here is null", "a.here is null"]
    return " or ".join([*only_one, *(f"b.{name} is distinct from a.{name}" for name in columns)])


def same(left: str, right: str, keys: Sequence[str]) -> str:
    """Write that two rows have the same key."""
    return " and ".join(f"{left}.{key} is not distinct from {right}.{key}" for key in keys)


def _columns(con: duckdb.DuckDBPyConnection, side: str, table: Table) -> str | None:
    """Write the compared columns of one side; one that a publication did not have yet is null."""
    try:
        held = {row[0] for row in con.execute(f"describe {side}.{table.name}").fetchall()}
    except duckdb.CatalogException:
        return None
    types = {column.name: column.type for column in table.columns}
    return ", ".join(name if name in held else f"null::{types[name]} as {name}" for name in compared(table))


def _empty(table: Table) -> str:
    names = compared(table)
    return ", ".join(f"{column.name} {column.type}" for column in table.columns if column.name in names)


def tables(found: Months) -> list[Table]:
    """Return the contract tables among those that differ, in the order of the contract."""
    return [table for table in contract.tables().values() if table.name in found]
