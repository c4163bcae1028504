"""What goes wrong in a workbook without a word: DuckDB reads one only down to its first empty row."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import duckdb

from oversight.problems import Message

LAST_ROW, BESIDE = 1_048_576, 5


def damage(path: Path) -> str | None:
    """Say what is wrong with the archive; DuckDB does not come back from one that was cut off."""
    try:
        with zipfile.ZipFile(path) as book:
            return book.testzip()
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        return str(error)


def lost_cells(con: duckdb.DuckDBPyConnection, name: str, path: Path, width: int) -> Iterator[Message]:
    """Name what stands below an empty row, or beside the columns of the header: it would not be read."""
    letters = [_letter(place) for place in range(width + BESIDE)]
    cells = f"read_xlsx($path, all_varchar = true, header = false, range = 'A2:{letters[-1]}{LAST_ROW}')"
    inside, beside = (
        f"coalesce({', '.join(part)}) is not null" for part in (letters[:width], letters[width:])
    )
    wide, rows = con.execute(
        f"select count(*) filter ({beside}), count(*) filter ({inside}) from {cells}", {"path": str(path)}
    ).fetchall()[0]
    if wide:
        yield Message("problem.beside_header", {"file": name, "count": wide, "expected": width})
    counted = "select count(*) from read_xlsx($path, all_varchar = true, header = true)"
    read = con.execute(counted, {"path": str(path)}).fetchall()[0][0]
    if rows > read:
        yield Message("problem.empty_row", {"file": name, "line": read + 2, "count": rows - read})


def _letter(place: int) -> str:
    """Name a column as a sheet does: A to Z, AA to ZZ and so on."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
