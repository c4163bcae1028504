"""Look at a feed's files before anything is read from them, and tell everything that is wrong at once."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from oversight import footer, workbook
from oversight.problems import Message, Problem, raise_all
from oversight.source import File, Source
from oversight.warehouse import load_extension

MESSAGES_PER_FILE = 20
CHUNK = 1 << 20
READERS = {
    "csv": "select * from read_csv($path, header = true, delim = $delimiter, encoding = $encoding,"
    " quote = '\"', escape = '\"', auto_detect = false, columns = $columns,"
    " store_rejects = true, rejects_limit = 0)",
    "parquet": "select * from read_parquet($path)",
    "xlsx": "select * from read_xlsx($path, all_varchar = true, header = true)",
}


@dataclass(frozen=True)
class FileRead:
    """What was found in one file: its rows without the header, and the SHA-256 of its bytes."""

    name: str
    rows: int
    sha256: str


def inspect(con: duckdb.DuckDBPyConnection, source: Source, folder: Path) -> list[FileRead]:
    """Check every file that the feed declares and count its rows.

    Raises Problem with all that is wrong in all files: missing, empty, wrongly encoded, cut off,
    columns missing or unexpected, rows with too few or too many fields.
    """
    if not folder.is_dir():
        raise Problem("problem.no_folder", folder=folder)
    if any(file.format == "xlsx" for file in source.files):
        load_extension(con, "excel")
    present = [file for file in source.files if (folder / file.name).exists() or not file.optional]
    raise_all(message for file in present for message in _faults(con, file, folder / file.name))
    return [_read(con, file, folder / file.name) for file in present]


def _faults(con: duckdb.DuckDBPyConnection, file: File, path: Path) -> list[Message]:
    if not path.is_file():
        return [Message("problem.missing_file", {"file": file.name, "folder": path.parent})]
    if path.stat().st_size == 0:
        return [Message("problem.empty_file", {"file": file.name})]
    if file.format == "csv":
        return list(_text_faults(file, path)) or list(_csv_faults(con, file, path))
    return list(_table_faults(con, file, path))


def _text_faults(file: File, path: Path) -> Iterator[Message]:
    """Decode the whole file, line by line, so that a wrong byte is told with the line it stands in."""
    number, line = 0, b""
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if b"\x00" in line or not _decodes(line, file.encoding):
                yield Message(
                    "problem.encoding", {"file": file.name, "encoding": file.encoding, "line": number}
                )
                return
    if not line.endswith(b"\n"):
        yield Message("problem.cut_off", {"file": file.name, "line": number})


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _csv_faults(con: duckdb.DuckDBPyConnection, file: File, path: Path) -> Iterator[Message]:
    encoding = "utf-8-sig" if file.encoding == "utf-8" else file.encoding
    try:
        with path.open(encoding=encoding, newline="") as stream:
            header = next(csv.reader(stream, delimiter=file.delimiter))
    except csv.Error as error:
        yield _unreadable(file, error)
        return
    faults = list(_column_faults(file, header))
    yield from faults
    if faults:
        return
    con.execute("drop table if exists reject_errors")
    con.execute("drop table if exists reject_scans")
    try:
        rows = con.execute(f"select count(*) from ({READERS['csv']})", _arguments(file, path)).fetchall()[0][
            0
        ]
    except duckdb.Error as error:
        yield _unreadable(file, error)
        return
    rejects = con.execute("select line, error_type, csv_line from reject_errors order by line").fetchall()
    for line, kind, text in rejects[:MESSAGES_PER_FILE]:
        shown = {"file": file.name, "line": line, "kind": _kind(kind), "text": first_line(text)[:120]}
        yield Message("problem.row_shape", {**shown, "expected": len(file.columns)})
    if len(rejects) > MESSAGES_PER_FILE:
        yield Message("problem.and_more", {"file": file.name, "count": len(rejects) - MESSAGES_PER_FILE})
    if not rows and not rejects:
        yield Message("problem.no_rows", {"file": file.name})


def _table_faults(con: duckdb.DuckDBPyConnection, file: File, path: Path) -> Iterator[Message]:
    damage = workbook.damage(path) if file.format == "xlsx" else None
    if damage:
        yield _unreadable(file, damage)
        return
    try:
        described = con.execute(f"describe {READERS[file.format]}", {"path": str(path)}).fetchall()
    except duckdb.Error as error:
        yield _unreadable(file, error)
        return
    faults = list(_column_faults(file, [name for name, *_ in described]))
    yield from faults
    if faults:
        return
    if file.format == "xlsx":
        yield from workbook.lost_cells(con, file.name, path, len(described))
        return
    try:
        yield from footer.contradictions(con, file.name, path)
    except duckdb.Error as error:
        yield _unreadable(file, error)


def readable(con: duckdb.DuckDBPyConnection, file: File, path: Path) -> Iterator[Message]:
    """Read a file that is not text to its end: what it says of itself may be whole, and its rows not."""
    if file.format == "csv" or not path.is_file():
        return
    relation, given = rows_of(file, path)
    try:
        con.execute(f"select max(hash(r)) from {relation} as r", given).fetchall()
    except duckdb.Error as error:
        yield _unreadable(file, error)


def rows_of(file: File, path: Path) -> tuple[str, dict[str, object]]:
    """Return the relation that reads a file as announced, and the parameters that it needs."""
    return f"({READERS[file.format]})", _arguments(file, path)


def _kind(said: str) -> Message:
    """Name what DuckDB says is wrong with a row of text."""
    known = {"TOO MANY COLUMNS": "long", "MISSING COLUMNS": "short", "UNQUOTED VALUE": "quotes"}
    return Message(f"problem.row_{known.get(said, 'other')}")


def first_line(text: object) -> str:
    """Shorten what another program said, or what stands in a file, to one line."""
    return next(iter(str(text).strip().splitlines()), "")


def _unreadable(file: File, error: object) -> Message:
    detail = first_line(error)[:200]
    return Message("problem.unreadable", {"file": file.name, "format": file.format, "detail": detail})


def _column_faults(file: File, found: list[str]) -> Iterator[Message]:
    columns = [name.strip() for name in found]
    for name in file.columns:
        if name not in columns:
            yield Message("problem.missing_column", {"file": file.name, "column": name})
    for name in columns:
        if name not in file.columns:
            yield Message("problem.extra_column", {"file": file.name, "column": name})
    if sorted(columns) == sorted(file.columns) and file.format == "csv" and columns != list(file.columns):
        yield Message("problem.column_order", {"file": file.name, "expected": ", ".join(file.columns)})


def _read(con: duckdb.DuckDBPyConnection, file: File, path: Path) -> FileRead:
    counted = f"select count(*) from ({READERS[file.format]})"
    rows = con.execute(counted, _arguments(file, path)).fetchall()[0][0]
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return FileRead(file.name, rows, digest)


def _arguments(file: File, path: Path) -> dict[str, object]:
    if file.format != "csv":
        return {"path": str(path)}
    columns = dict.fromkeys(file.columns, "varchar")
    encoding = "utf-8" if file.encoding == "utf-8-sig" else file.encoding
    return {"path": str(path), "columns": columns, "delimiter": file.delimiter, "encoding": encoding}
