"""What of a feed's rows does not fit the contract, told by file, column and row.

DuckDB's casts forgive too much for a ledger: 2.6 becomes class 3, `2024-01-15abc` a date, `infinity` too.
A cell fits when nothing of it is lost by reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from oversight.contract import Column, Table
from oversight.files import MESSAGES_PER_FILE, first_line, readable, rows_of
from oversight.problems import Message
from oversight.source import File

DAY = "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}"
WHOLE = "[+-]?[0-9]+([.]0*)?"
AMOUNT = "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?"
MIDNIGHT = f"{DAY}([ T]00:00(:00([.]0+)?)?(Z|[+]00)?)?"
MOMENT = f"{DAY}([ T][0-9]{{1,2}}:[0-9]{{2}}(:[0-9]{{2}}([.][0-9]+)?)?(Z|[+]00)?)?"
# Wide enough for every amount of the contract, with digits to spare behind its point.
EXACT = "decimal(38, 16)"
BINARY = ("double", "float")
FIRST_DAY, LAST_DAY = "date '0001-01-01'", "date '9999-12-31'"
VALUE = re.compile(r'"(?P<value>[^"]*)"')
COLUMN = re.compile(r"casting from source column (?P<column>\w+)")


def cast(column: Column) -> str:
    """Write the SQL that reads a cell as the contract's type; null where it cannot."""
    return f"try_cast(nullif(trim({column.name}::varchar), '') as {column.type})"


def cell_faults(
    con: duckdb.DuckDBPyConnection, table: Table, found: dict[str, str], files: str
) -> Iterator[Message]:
    """Name each cell of table `raw` that the contract's type cannot hold as it is."""
    for column in table.columns:
        kind = found.get(column.name, "").lower()
        if kind and kind != column.type:
            text = f"trim({column.name}::varchar)"
            unfit = f"{text} <> '' and ({cast(column)} is null or {_loses(column, text, kind)})"
            yield from _named(con, table, column, "raw", unfit, files, found)


def date_faults(con: duckdb.DuckDBPyConnection, table: Table, files: str) -> Iterator[Message]:
    """Name the days outside the calendar: a typed file, or a SELECT, can hold what no text may say."""
    dates = [column for column in table.columns if column.type in ("date", "timestamp")]
    outside = [f"max({c.name}) > {LAST_DAY} or min({c.name}) < {FIRST_DAY}" for c in dates]
    found = con.execute(f"select {', '.join(outside)} from {table.name}").fetchall()[0] if dates else ()
    for column, is_outside in zip(dates, found, strict=True):
        if is_outside:
            unfit = f"not {column.name} between {FIRST_DAY} and {LAST_DAY}"
            yield from _named(con, table, column, table.name, unfit, files, table.column_names)


def select_faults(
    con: duckdb.DuckDBPyConnection, error: duckdb.Error, where: str, files: list[File], folder: Path
) -> list[Message]:
    """Say why a feed's SELECT could not run: a file that is damaged, a cell it could not read, or itself.

    Raises the error again when it is the machine's: a full disk, too little memory.
    """
    damaged = [fault for file in files for fault in readable(con, file, folder / file.name)]
    if damaged:
        return damaged
    if isinstance(error, duckdb.ConversionException):
        value, column = VALUE.search(str(error)), COLUMN.search(str(error))
        if value is not None:
            return _cells_that_hold(con, column, value["value"], where, files, folder)
        if column is not None:
            about = {"column": column["column"], "select": where, "detail": first_line(error)}
            return [Message("problem.file_column", {"file": _names(files), **about})]
    if isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException):
        raise error
    return [
        Message("problem.select_failed", {"file": where, "reads": _names(files) or where, "detail": error})
    ]


def _loses(column: Column, text: str, kind: str) -> str:
    """Write the SQL that finds a cell which its cast does not give back: rounded, cut short, or a word."""
    said = f"{cast(column)}::varchar = {text}"
    if column.type == "date":
        return f"not ({said} and length({text}) = 10) and not regexp_full_match({text}, '{MIDNIGHT}')"
    if column.type == "timestamp":
        return f"not regexp_full_match({text}, '{MOMENT}')"
    if column.type in ("integer", "bigint"):
        return f"not {said} and not regexp_full_match({text}, '{WHOLE}')"
    if column.type.startswith("decimal") and kind not in BINARY:
        exact = f"try_cast({text} as {EXACT}) is not distinct from {cast(column)}"
        return f"not {said} and not (regexp_full_match({text}, '{AMOUNT}') and {exact})"
    return "false"


def _named(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    column: Column,
    relation: str,
    unfit: str,
    files: str,
    supplied: Iterable[str],
) -> Iterator[Message]:
    count = con.execute(f"select count(*) from {relation} where {unfit}").fetchall()[0][0]
    if not count:
        return
    parts = [f"'{name}=' || coalesce({name}::varchar, '∅')" for name in table.key if name in supplied]
    key = f"concat_ws(', ', {', '.join(parts) or repr(table.name)})"
    cells = con.execute(
        f"select {key}, {column.name}::varchar from {relation} where {unfit} limit {MESSAGES_PER_FILE}"
    ).fetchall()
    about = {"file": files, "table": table.name, "column": column.name, "type": column.type}
    for row_key, value in cells:
        yield Message("problem.cell", {**about, "key": _shown(row_key), "value": _shown(value)})
    if count > len(cells):
        yield Message("problem.and_more", {"file": files, "count": count - len(cells)})


def _shown(text: str) -> str:
    """Keep what stands in a cell to one line of a message."""
    return re.sub(r"[\r\n]+", "⏎", text)[:120]


def _cells_that_hold(
    con: duckdb.DuckDBPyConnection,
    column: re.Match[str] | None,
    value: str,
    where: str,
    files: list[File],
    folder: Path,
) -> list[Message]:
    """Find the rows of the files that hold the value which a SELECT could not read."""
    about = {"value": _shown(value), "select": where}
    messages = []
    for file in files:
        if column is None or column["column"] not in file.columns:
            continue
        parts = ", ".join(f"'{name}=' || coalesce({name}::varchar, '∅')" for name in file.key) or "''"
        relation, given = rows_of(file, folder / file.name)
        holds = f"{column['column']}::varchar = $value limit {MESSAGES_PER_FILE}"
        sql = f"select concat_ws(', ', {parts}) from {relation} where {holds}"
        for (key,) in con.execute(sql, {**given, "value": value}).fetchall():
            cell = {"file": file.name, "column": column["column"], "key": _shown(key), **about}
            messages.append(Message("problem.file_cell", cell))
    return messages or [Message("problem.file_value", {"file": _names(files), **about})]


def _names(files: list[File]) -> str:
    return ", ".join(file.name for file in files)
