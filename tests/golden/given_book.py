"""Marts and figures in plain DuckDB from given contract tables, with nothing of the loader in between."""

from __future__ import annotations

from typing import Any

import duckdb

from data_checks.tolerances import load_tolerances, write_tolerances
from oversight import contract, limits, record, standards
from oversight.book import WITH_HISTORY
from oversight.statement import marts, named_queries

Row = dict[str, Any]


def empty_book() -> duckdb.DuckDBPyConnection:
    """Open a database with an empty book and the standards as they are published."""
    con = duckdb.connect()
    con.execute("create schema book; use book")
    con.execute(contract.ddl())
    con.execute("use main; create schema history")
    for table in WITH_HISTORY:
        con.execute(f"create view history.{table} as select * from book.{table}")
    standards.load(con)
    limits.load(con)
    record.prepare(con)
    write_tolerances(con, load_tolerances())
    return con


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Insert rows given by column name; one not named stays null, save that a pledge is of the whole."""
    whole = {"allocated_share": 1} if table.endswith("collateral_pledge") else {}
    for given in rows:
        row = {**whole, **given}
        names, marks = ", ".join(row), ", ".join(f"${name}" for name in row)
        con.execute(f"insert into {table} ({names}) values ({marks})", row)


def complete(con: duckdb.DuckDBPyConnection) -> None:
    """Say the unsaid: dated rows hold from 1900, a loan not described is one of its own customer's."""
    for table in contract.tables().values():
        if table.kind == "dated":
            con.execute(
                f"update book.{table.name} set valid_from = date '1900-01-01' where valid_from is null"
            )
    con.execute("""
        insert into book.loan by name
        select distinct loan_id, 'C-' || loan_id as customer_id, 'corporate_loan' as product_type
        from book.loan_month where loan_id not in (select loan_id from book.loan)
    """)


def build_marts(con: duckdb.DuckDBPyConnection, base_currency: str, wanted: frozenset[str]) -> None:
    """Compute the wanted marts and those that they read, for every month of the book."""
    months = con.execute("select distinct as_of_date from book.loan_month order by 1").fetchall()
    given = {"months": [day for (day,) in months], "base_currency": base_currency}
    needed = set(wanted)
    for mart in reversed(marts()):
        needed |= mart.sources if mart.name in needed else set()
    for mart in marts():
        if mart.name in needed:
            bound = {name: given[name] for name in mart.parameters}
            con.execute(f"create table {mart.name} as {mart.sql}", bound)
    for table in needed & contract.tables().keys():
        con.execute(f"create view {table} as select * from book.{table}")


def ask(con: duckdb.DuckDBPyConnection, name: str, parameters: Row) -> list[Row]:
    """Run a named query; a parameter that is not given is null."""
    query = named_queries()[name]
    unknown = parameters.keys() - query.parameters.keys()
    assert not unknown, f"{name} has no parameters {sorted(unknown)}"
    return rows_of(con, query.sql, {key: parameters.get(key) for key in query.parameters})


def rows_of(con: duckdb.DuckDBPyConnection, sql: str, parameters: Row) -> list[Row]:
    """Run one SELECT and return its rows by column name."""
    found = con.execute(sql, parameters)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
