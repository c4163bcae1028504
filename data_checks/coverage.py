"""Which columns of the contract each rule reads, told by the engine's own plan of its statement."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data_checks.freshness import DATED_BY
from data_checks.rules import Rule
from oversight import contract, record, standards

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UNCHECKED = Path(__file__).parent / "unchecked.toml"
# The passes that leave out what a statement does not use; all others could hide a column behind a filter.
PASSES = frozenset({"unused_columns", "cte_inlining"})
ANY_VALUE: dict[str, Any] = {
    "business_date": dt.date(2000, 1, 1),
    "months": [dt.date(2000, 1, 1)],
    "historical": False,
    "history_ends": dt.date(2000, 1, 1),
    "base_currency": "CNY",
}


def columns_read(con: DuckDBPyConnection, rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    """Name for each rule the contract's columns that it reads, as `table.column`.

    The empty tables that rules read are made in the database given. A rule about the freshness of its table
    reads the columns that freshness is measured by.
    """
    _lay_out_empty(con)
    return {rule.name: frozenset(_read(con, rule)) for rule in rules}


def unchecked(path: Path = UNCHECKED) -> dict[str, dict[str, str]]:
    """Name the columns that no rule is to read, as `table.column`, each with the reason in both languages."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    everywhere = {
        f"{table}.{entry['column']}": entry["reason"]
        for entry in entries["everywhere"]
        for table in contract.tables().keys() - set(entry["but"])
    }
    alone = {
        f"{table}.{column}": entry["reason"]
        for entry in entries["unchecked"]
        for table, columns in entry["columns"].items()
        for column in columns
    }
    return everywhere | alone


def _lay_out_empty(con: DuckDBPyConnection) -> None:
    con.execute(contract.ddl())
    con.execute("create schema book")
    for name in contract.tables():
        con.execute(f"create table book.{name} as from main.{name}")
    standards.load(con)
    record.prepare(con)
    con.execute("create table tolerance (name varchar, value decimal(18, 6), valid_from date, valid_to date)")
    con.execute("create table freshness (table_name varchar, last_update date, status varchar)")
    optimizers = {row[0] for row in con.execute("select name from duckdb_optimizers()").fetchall()}
    con.execute("set disabled_optimizers = $names", {"names": ",".join(sorted(optimizers - PASSES))})


def _read(con: DuckDBPyConnection, rule: Rule) -> Iterator[str]:
    bound = {name: ANY_VALUE[name] for name in rule.parameters}
    plan = json.loads(con.execute(f"explain (format json) {rule.sql}", bound).fetchall()[0][1])
    for table, column in _scanned(plan):
        if table == "freshness":
            own = contract.tables()[rule.table].column_names
            yield from (f"{rule.table}.{name}" for name in DATED_BY if name in own)
        elif table in contract.tables():
            yield f"{table}.{column}"


def _scanned(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        extra = node["extra_info"]
        if "Table" in extra:
            columns = extra.get("Projections", [])
            table = extra["Table"].split(".")[-1].strip('"')
            yield from (
                (table, name) for name in ([columns] if isinstance(columns, str) else columns) if name
            )
        yield from _scanned(node["children"])
