"""A second reading: one SQL over the raw files whose rows a named query must return too."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

ROOM = Path(__file__).parent
RELATIVE_TOLERANCE = 1e-12
HEADER = re.compile(r"-- ([a-z ]+): (.*)")
REQUIRED = {"query", "key", "compare", "proves"}
KNOWN = REQUIRED | {"parameters", "each", "only", "leave out", "added up over"}

Record = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """What a file's header says: the query, how it is run, which of its rows and columns are compared."""

    path: Path
    query: str
    cases: tuple[Record, ...]
    each: str | None
    key: tuple[str, ...]
    compare: tuple[str, ...]
    only: tuple[str, frozenset[str]] | None
    leave_out: tuple[str, frozenset[str]] | None
    added_up: bool
    proves: str
    sql: str

    @property
    def source(self) -> str:
        return self.path.parent.name


def files() -> list[Path]:
    return sorted(ROOM.glob("*/*.sql"))


def parse(path: Path) -> Reading:
    sql = path.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {}
    for line in sql.splitlines():
        match = HEADER.fullmatch(line)
        if match is None:
            break
        header.setdefault(match[1], []).append(match[2])
    wrong = (header.keys() - KNOWN) | (REQUIRED - header.keys())
    if wrong:
        raise ValueError(f"{path.name}: header lines unknown or missing: {', '.join(sorted(wrong))}")
    return Reading(
        path=path,
        query=header["query"][0],
        cases=tuple(_parameters(text) for text in header.get("parameters", ["none"])),
        each=header.get("each", [None])[0],
        key=_names(header["key"]),
        compare=_names(header["compare"]),
        only=_condition(header.get("only")),
        leave_out=_condition(header.get("leave out")),
        added_up="added up over" in header,
        proves=" ".join(header["proves"]),
        sql=sql,
    )


def _names(lines: Iterable[str]) -> tuple[str, ...]:
    names = (name.strip() for line in lines for name in line.split(","))
    return tuple(name for name in names if name not in ("", "none"))


def _parameters(text: str) -> Record:
    return {} if text == "none" else tomllib.loads(f"parameters = {{ {text} }}")["parameters"]


def _condition(lines: list[str] | None) -> tuple[str, frozenset[str]] | None:
    if lines is None:
        return None
    column, values = lines[0].split(" = ")
    return column, frozenset(value.strip() for value in values.split(","))


def ask_raw(sql: str, folder: Path) -> list[Record]:
    """Run a SELECT where nothing exists but the files of one raw folder."""
    connection = duckdb.connect()
    connection.execute(f"set allowed_directories = ['{folder}/']")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    parameters = {"folder": str(folder)} if "$folder" in sql else {}
    result = connection.execute(sql, parameters)
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def held(reading: Reading, answered: Iterable[Record]) -> list[Record]:
    """Return the answer's rows that the reading speaks of, added up to its key where it says so."""
    rows = [row for row in answered if _stays(reading, row)]
    if not reading.added_up:
        return rows
    sums: dict[tuple[Any, ...], Record] = {}
    for row in rows:
        total = sums.setdefault(_key(reading, row), {name: row[name] for name in reading.key})
        for name in reading.compare:
            if row[name] is not None:
                total[name] = total.get(name, 0) + row[name]
    return [dict.fromkeys(reading.compare) | total for total in sums.values()]


def _stays(reading: Reading, row: Mapping[str, Any]) -> bool:
    if reading.only and _text(row[reading.only[0]]) not in reading.only[1]:
        return False
    return not (reading.leave_out and _text(row[reading.leave_out[0]]) in reading.leave_out[1])


def _text(value: Any) -> str:
    if value is None:
        return "none"
    return f"{float(value):g}" if isinstance(value, int | float | Decimal) else str(value)


def _key(reading: Reading, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in reading.key)


def differences(reading: Reading, expected: list[Record], found: list[Record]) -> list[str]:
    """Say, row by row and cell by cell, where the raw files and the answer disagree."""
    wanted, given = _by_key(reading, expected), _by_key(reading, found)
    said = [
        f"{len(rows) - len(keyed)} rows of {where} repeat a key of ({', '.join(reading.key)})"
        for rows, keyed, where in ((expected, wanted, "the raw reading"), (found, given, "the answer"))
        if len(rows) != len(keyed)
    ]
    said += [f"{_words(key)}: only in the raw files: {wanted[key]}" for key in wanted if key not in given]
    said += [f"{_words(key)}: only in the answer: {given[key]}" for key in given if key not in wanted]
    for key in wanted.keys() & given.keys():
        said += [
            f"{_words(key)}: {name} is {wanted[key][name]} in the raw files, {given[key][name]} in the answer"
            for name in reading.compare
            if not same(wanted[key][name], given[key][name])
        ]
    return said


def _by_key(reading: Reading, rows: list[Record]) -> dict[tuple[Any, ...], Record]:
    return {_key(reading, row): {name: row[name] for name in reading.compare} for row in rows}


def _words(key: tuple[Any, ...]) -> str:
    return " ".join(str(part) for part in key) or "the row"


def same(expected: Any, found: Any) -> bool:
    """Amounts, counts, dates and texts exactly; ratios to a relative tolerance; null only with null."""
    if expected is None or found is None:
        return expected is found
    if isinstance(expected, float):
        return math.isclose(expected, float(found), rel_tol=RELATIVE_TOLERANCE)
    return bool(expected == found)


def answered(
    reading: Reading, case: Mapping[str, Any], each: Iterable[Any], run: Callable[..., Any]
) -> tuple[list[Record], set[str]]:
    """Run the named query once, or once for every value of the parameter named by `each`.

    Returns the rows it speaks of and the reasons given for having none.
    """
    calls = [{**case, reading.each: value} for value in each] if reading.each else [dict(case)]
    results = [run(reading.query, source=reading.source, **call) for call in calls]
    reasons = {result.unavailable.reason for result in results if result.unavailable}
    rows = [row for result in results for row in result.records()]
    return held(reading, rows), reasons
