"""Write one publication: contract rows, marts and the gate's report in a single DuckLake transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb

from oversight import contract, record
from oversight.contract import Table
from oversight.loaded_months import Months
from oversight.record import Judged, Report, silent
from oversight.source import Source
from oversight.stage import Staged
from oversight.statement import Statement, marts, published

# Only what a page may read row by row is worth a file a month; everything else stays in one.
BY_MONTH = frozenset({"loan_month", "judged_loan_month", "npl_flow"})


def build_marts(
    con: duckdb.DuckDBPyConnection, source: Source, around: Months, report: Report = silent
) -> None:
    """Compute every mart over the book; schema `stored` shows of each the months to be published."""
    con.execute("create schema stored")
    arguments = {"months": list(around.computed), "base_currency": source.base_currency}
    days = ", ".join(f"date '{day}'" for day in around.computed) or "null"
    for mart in marts():
        report("cli.mart", mart=mart.name)
        given = {name: arguments[name] for name in mart.parameters}
        con.execute(f"create or replace table {mart.name} as {mart.sql}", given)
        of_months = f" where {mart.period} in ({days})" if mart.period else ""
        con.execute(f"create view stored.{mart.name} as select * from main.{mart.name}{of_months}")


def write(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    staged: Staged,
    around: Months,
    judged: Judged,
    published_at: dt.datetime,
    report: Report = silent,
) -> int:
    """Publish in one transaction and return the publication's number.

    The record tables of the scratch file must already hold the gate's report. A failure leaves the
    warehouse as it was.
    """
    tables = [contract.tables()[name] for name in sorted(staged.tables - judged.withheld)]
    # Tables come first, in a transaction of their own: an empty table shows nobody anything.
    with _transaction(con):
        for name in (*contract.tables(), *(mart.name for mart in published()), *record.tables()):
            _ensure_table(con, name)
    number = _next_number(con)
    record.fill(con, source, staged, around, judged, tables, number, published_at, report)
    with _transaction(con):
        for table in tables:
            report("cli.writing", table=table.name)
            _write_contract_table(con, source.name, table, around)
        for mart in published():
            report("cli.writing", table=mart.name)
            _write_mart(con, source.name, mart, around)
        for name in record.tables():
            con.execute(f"insert into lake.{name} by name select '{source.name}' as feed, * from main.{name}")
        con.execute(f"call lake.set_commit_message('{source.name}', 'publication {number}')")
    return number


@contextmanager
def _transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    con.execute("begin")
    try:
        yield
        con.execute("commit")
    except BaseException:
        _roll_back(con)
        raise


def _roll_back(con: duckdb.DuckDBPyConnection) -> None:
    try:
        con.execute("rollback")
    except duckdb.Error:
        # The transaction is already gone with the failure that brought us here; that one is raised.
        return


def _ensure_table(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Create a table of the lake like the scratch table, or add the columns that it does not have yet."""
    wanted = con.execute(f"describe main.{name}").fetchall()
    try:
        held = {row[0] for row in con.execute(f"describe lake.{name}").fetchall()}
    except duckdb.CatalogException:
        columns = ", ".join(f"{row[0]} {row[1]}" for row in wanted)
        con.execute(f"create table lake.{name} (feed varchar, {columns})")
        month = ", as_of_date" if name in BY_MONTH else ""
        con.execute(f"alter table lake.{name} set partitioned by (feed{month})")
        return
    for column, kind, *_ in wanted:
        if column not in held:
            con.execute(f"alter table lake.{name} add column {column} {kind}")


def _next_number(con: duckdb.DuckDBPyConnection) -> int:
    return int(con.execute("select coalesce(max(publication), 0) + 1 from lake.publication").fetchall()[0][0])


def _write_contract_table(con: duckdb.DuckDBPyConnection, source: str, table: Table, around: Months) -> None:
    if table.kind == "monthly":
        _replace_months(con, source, table, around)
    else:
        _write_changes(con, source, table)


def _replace_months(con: duckdb.DuckDBPyConnection, source: str, table: Table, around: Months) -> None:
    """Replace whole months: those staged for this table, and the as-of days that they supersede."""
    days = {
        row[0] for row in con.execute(f"select distinct {table.period} from main.{table.name}").fetchall()
    }
    days |= set(around.replaced)
    _delete(con, source, table.name, table.period, days)
    columns = ", ".join(table.column_names)
    con.execute(
        f"insert into lake.{table.name} (feed, {columns})"
        f" select '{source}', {columns} from main.{table.name} order by {', '.join(table.key)}"
    )


def _write_changes(con: duckdb.DuckDBPyConnection, source: str, table: Table) -> None:
    """Delete and insert only the rows that differ, so that a load writes what it changed."""
    columns = ", ".join(table.column_names)
    held = f"from lake.{table.name} where feed = '{source}'"
    come = f"select {columns} from book.{table.name}"
    if con.execute(f"select 1 {held} limit 1").fetchall():
        old = f"select {columns} {held}"
        con.execute(f"create or replace temp table gone as {old} except all {come}")
        con.execute(f"create or replace temp table come as {come} except all {old}")
        come = f"select {columns} from come"
        same = " and ".join(f"gone.{key} is not distinct from {table.name}.{key}" for key in table.key)
        if con.execute("select 1 from gone limit 1").fetchall():
            con.execute(
                f"delete from lake.{table.name} where feed = '{source}'"
                f" and exists (select 1 from gone where {same})"
            )
    con.execute(
        f"insert into lake.{table.name} (feed, {columns})"
        f" select '{source}', {columns} from ({come}) order by {', '.join(table.key)}"
    )


def _write_mart(con: duckdb.DuckDBPyConnection, source: str, mart: Statement, around: Months) -> None:
    columns = ", ".join(row[0] for row in con.execute(f"describe main.{mart.name}").fetchall())
    if mart.period:
        _delete(con, source, mart.name, mart.period, {*around.computed, *around.replaced})
    else:
        con.execute(f"delete from lake.{mart.name} where feed = '{source}'")
    con.execute(
        f"insert into lake.{mart.name} (feed, {columns})"
        f" select '{source}', {columns} from stored.{mart.name} order by {', '.join(mart.written_by)}"
    )


def _delete(
    con: duckdb.DuckDBPyConnection, source: str, table: str, period: str | None, days: Iterable[dt.date]
) -> None:
    dates = ", ".join(f"date '{day}'" for day in sorted(days))
    if dates:
        con.execute(f"delete from lake.{table} where feed = '{source}' and {period} in ({dates})")
