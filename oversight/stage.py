"""Run a feed's SELECTs and type what they return by the contract, naming every cell that does not fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from oversight import contract
from oversight.contract import Column, Table
from oversight.files import FileRead, inspect
from oversight.fit import cast, cell_faults, date_faults, select_faults
from oversight.problems import Message, Problem, raise_all
from oversight.source import File, Source

Refused = tuple[str, str, str, str]


@dataclass(frozen=True)
class FileCount:
    """Rows of one file: read = kept + refused, or the load does not go on."""

    file: str
    table: str | None
    read: int
    kept: int
    refused: int
    sha256: str


@dataclass(frozen=True)
class Read:
    """What a feed's SELECT returns: a relation, and the parameters that it needs."""

    relation: str
    given: dict[str, str]


@dataclass(frozen=True)
class Staged:
    """What a feed supplied: the tables now in the scratch file, and the count of every file."""

    tables: frozenset[str]
    counts: tuple[FileCount, ...]
    refused: tuple[Refused, ...]


def stage(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    folder: Path,
    received_at: dt.datetime,
    report: Callable[[str], None],
) -> Staged:
    """Fill the contract's tables in the scratch file from the feed's files.

    Raises Problem for unusable input: all faults of the files at once, then all cells that cannot be
    read as the contract's types, then rows that are neither kept nor refused.
    """
    folder = folder.resolve()
    read = inspect(con, source, folder)
    con.execute(contract.ddl())
    absent = {file.name for file in source.files} - {file.name for file in read}
    faults: list[Message] = []
    tables = set()
    for name, path in source.selects.items():
        sql = path.read_text(encoding="utf-8")
        if any(file in sql for file in absent):
            continue
        report(name)
        faults += _fill(con, source, contract.tables()[name], sql, folder, received_at)
        tables.add(name)
    raise_all(faults)
    refused = _refused(con, source, folder)
    counts = tuple(_count(con, source, file, refused) for file in read)
    raise_all(
        Message("problem.rows_lost", {"file": c.file, "read": c.read, "kept": c.kept, "refused": c.refused})
        for c in counts
        if c.read != c.kept + c.refused
    )
    return Staged(frozenset(tables), counts, refused)


def _fill(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    table: Table,
    sql: str,
    folder: Path,
    received_at: dt.datetime,
) -> list[Message]:
    reads = [file for file in source.files if file.name in sql]
    files = ", ".join(file.name for file in reads) or f"{table.name}.sql"
    where = f"{source.name}/{table.name}.sql"
    read = Read(f"({_unterminated(sql)})", {"folder": str(folder)} if "$folder" in sql else {})
    try:
        described = con.execute(f"describe select * from {read.relation}", read.given).fetchall()
        found = {name: kind for name, kind, *_ in described}
        if not _is_typed(table, found):
            # In the scratch file, not a temporary table: those stand in memory unpacked.
            con.execute(f"create or replace table raw as from {read.relation}", read.given)
            read = Read("raw", {})
    except duckdb.Error as error:
        return select_faults(con, error, where, reads, folder)
    faults = list(_column_faults(table, found, where))
    if not faults and read.relation == "raw":
        faults = list(cell_faults(con, table, found, files))
    if not faults:
        try:
            _insert(con, source, table, found, received_at, read)
        except duckdb.Error as error:
            return select_faults(con, error, where, reads, folder)
        faults = list(date_faults(con, table, files))
    con.execute("drop table if exists raw")
    return faults


def _column_faults(table: Table, found: Iterable[str], where: str) -> Iterator[Message]:
    known = {column.name for column in table.columns}
    for name in found:
        if name not in known:
            yield Message("problem.source_column", {"file": where, "column": name, "table": table.name})
    for name in table.key:
        if name not in found and name != "valid_from":
            yield Message("problem.source_key_column", {"file": where, "column": name, "table": table.name})


def _is_typed(table: Table, found: dict[str, str]) -> bool:
    """Say whether every column comes as the contract's type, so that no cell has to be read first."""
    return all(found[column.name].lower() == column.type for column in table.columns if column.name in found)


def _unterminated(sql: str) -> str:
    return sql.strip().removesuffix(";")


def _insert(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    table: Table,
    found: dict[str, str],
    received_at: dt.datetime,
    read: Read,
) -> None:
    def value(column: Column) -> str:
        text = column.name if found.get(column.name, "").lower() == column.type else cast(column)
        if column.name == "received_at":
            return f"coalesce({text}, $received_at)" if column.name in found else "$received_at::timestamp"
        if column.name == "source_system":
            return f"coalesce({text}, $source)" if column.name in found else "$source"
        return text if column.name in found else f"null::{column.type}"

    values = ", ".join(value(column) for column in table.columns)
    arguments: dict[str, Any] = {"received_at": received_at.replace(tzinfo=None), "source": source.name}
    con.execute(f"insert into {table.name} select {values} from {read.relation}", {**read.given, **arguments})


def _refused(con: duckdb.DuckDBPyConnection, source: Source, folder: Path) -> tuple[Refused, ...]:
    if source.refused is None:
        return ()
    sql = _unterminated(source.refused.read_text(encoding="utf-8"))
    try:
        rows = con.execute(
            f"select file, row_key, reason_en, reason_zh from ({sql})", {"folder": str(folder)}
        )
        return tuple(rows.fetchall())
    except duckdb.Error as error:
        where = f"{source.name}/refused.sql"
        raise Problem("problem.select_failed", file=where, reads=where, detail=error) from error


def _count(
    con: duckdb.DuckDBPyConnection, source: Source, read: FileRead, refused: tuple[Refused, ...]
) -> FileCount:
    file: File = next(file for file in source.files if file.name == read.name)
    turned_away = sum(1 for name, *_ in refused if name == read.name)
    if file.rows_to is None:
        return FileCount(read.name, None, read.rows, read.rows - turned_away, turned_away, read.sha256)
    kept = con.execute(f"select count(*) from {file.rows_to}").fetchall()[0][0]
    return FileCount(read.name, file.rows_to, read.rows, kept, turned_away, read.sha256)
