"""The record of one publication: what it covers, what it supplied, how it was judged, its content digest."""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb

from oversight import contract, digests, program, warehouse
from oversight.contract import Table
from oversight.loaded_months import Months
from oversight.settings import REPOSITORY
from oversight.source import Source
from oversight.stage import Staged
from oversight.statement import published

RECORDS = REPOSITORY / "queries" / "publication.sql"
BATCH = 500
BY_THE_GATE = (
    "check_result", "check_failure", "check_loan", "check_score", "check_tolerance", "check_waiver",
    "table_freshness",
)  # fmt: skip
Report = Callable[..., None]


def silent(*_: object, **__: object) -> None:
    """Report to nobody."""


@dataclass(frozen=True)
class Judged:
    """What the gate decided, and whether the feed dates its describing tables itself."""

    outcome: str
    withheld: frozenset[str]
    has_history: bool


@cache
def tables() -> tuple[str, ...]:
    """Name the tables that record a publication."""
    words = RECORDS.read_text(encoding="utf-8").split("create table ")[1:]
    return tuple(text.split(maxsplit=1)[0] for text in words)


@cache
def columns(table: str) -> dict[str, str]:
    """Return the columns of a table that records a publication, with their types."""
    con = warehouse.scratch()
    prepare(con)
    return {name: kind for name, kind, *_ in con.execute(f"describe {table}").fetchall()}


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make the empty record tables in the scratch file."""
    con.execute(RECORDS.read_text(encoding="utf-8"))


def code_version() -> str:
    """Digest of everything that makes a figure: SQL, rules, tolerances, standards."""
    return program.version(program.texts())


def program_version() -> str:
    """Digest of the program's own Python: what loads, checks, publishes and shows."""
    return program.version(program.python_texts())


def fill(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    staged: Staged,
    around: Months,
    judged: Judged,
    written: list[Table],
    number: int,
    published_at: dt.datetime,
    report: Report,
) -> None:
    """Fill the scratch file's record tables with what the next transaction is going to publish."""
    entries = _content(con, written, around, report)
    _insert(con, "content_digest", [[number, *entry] for entry in entries])
    _insert(con, "file_row_count", [[number, *_count_row(count)] for count in staged.counts])
    _insert(con, "refused_row", [[number, *row] for row in staged.refused])
    reasons = source.not_supplied.items()
    _insert(con, "not_supplied", [[number, item, said["en"], said["zh"]] for item, said in reasons])
    for name in (*BY_THE_GATE, "code"):
        con.execute(f"update {name} set publication = {number:d}")
    before = _before(con, source.name)
    all_supplied = sorted({*before.get("supplied", []), *supplied(con, {table.name for table in written})})
    content = digests.combined(entries)
    row: dict[str, Any] = {
        "publication": number,
        "snapshot_id": con.execute("select id + 1 from lake.current_snapshot()").fetchall()[0][0],
        "title_en": source.title["en"],
        "title_zh": source.title["zh"],
        "base_currency": source.base_currency,
        "is_historical": source.historical,
        "history_ends": source.history_ends,
        "is_panel": source.panel,
        "first_as_of": around.first,
        "last_as_of": around.last,
        "loaded_months": list(around.staged),
        "supplied": all_supplied,
        "withheld": sorted(judged.withheld),
        "default_basis": "reported" if "loan_month.risk_class_reported" in all_supplied else "floor",
        "attributes_since": before.get("attributes_since", _attributes_since(judged, around)),
        "published_at": published_at.replace(tzinfo=None),
        "published_by": getpass.getuser(),
        "code_version": code_version(),
        "feed_version": program.version(program.feed_texts(source)),
        "program_version": program_version(),
        "libraries": program.libraries(),
        "gate_outcome": judged.outcome,
        "content_digest": content,
        "chain_digest": _chain(con, number, source.name, content),
    }
    _insert(con, "publication", [list(row.values())])


def _content(
    con: duckdb.DuckDBPyConnection, written: list[Table], around: Months, report: Report
) -> list[tuple[Any, ...]]:
    """Digest what this publication wrote: months of monthly tables, other tables of the source as a whole."""
    parts: list[tuple[str, str, tuple[str, ...], str | None, tuple[dt.date, ...]]] = []
    for table in written:
        schema, period = ("main", table.period) if table.kind == "monthly" else ("book", None)
        parts.append((table.name, f"{schema}.{table.name}", table.column_names, period, around.replaced))
    for mart in published():
        columns = tuple(row[0] for row in con.execute(f"describe main.{mart.name}").fetchall())
        rewritten = (*around.computed, *around.replaced)
        parts.append((mart.name, f"stored.{mart.name}", columns, mart.period, rewritten))
    entries: list[tuple[Any, ...]] = []
    for name, relation, columns, period, rewritten in parts:
        report("cli.hashing", table=name)
        found = [(name, *entry) for entry in digests.content(con, relation, columns, period)]
        days = {str(day) for day in rewritten} if period else set()
        # A month that is now without rows is on record as such, or its old digest would still stand.
        found += [(name, day, 0, "", "") for day in days - {entry[1] for entry in found}]
        entries += found
    return entries


def _count_row(count: Any) -> list[Any]:
    return [count.file, count.table, count.read, count.kept, count.refused, count.sha256]


def _before(con: duckdb.DuckDBPyConnection, source: str) -> dict[str, Any]:
    """Return what the source's publication before this one said, or nothing when this is its first."""
    rows = con.execute(
        "select supplied, attributes_since from lake.publication"
        " where feed = $source order by publication desc limit 1",
        {"source": source},
    ).fetchall()
    return {"supplied": rows[0][0], "attributes_since": rows[0][1]} if rows else {}


def supplied(con: duckdb.DuckDBPyConnection, names: Iterable[str]) -> frozenset[str]:
    """Name the staged tables that have rows, and as `table.column` their columns that hold a value."""
    found = set()
    for table in (contract.tables()[name] for name in names):
        counts = ", ".join(f"count({column})" for column in table.column_names)
        rows, *values = con.execute(f"select count(*), {counts} from main.{table.name}").fetchall()[0]
        if rows:
            found.add(table.name)
        found |= {f"{table.name}.{c}" for c, n in zip(table.column_names, values, strict=True) if n}
    return frozenset(found)


def _attributes_since(judged: Judged, around: Months) -> dt.date | None:
    """Return the first month whose attributes were loaded with it; earlier ones are read with today's."""
    return None if judged.has_history or not around.staged else max(around.staged)


def _chain(con: duckdb.DuckDBPyConnection, number: int, source: str, content: str) -> str:
    rows = con.execute(
        "select chain_digest from lake.publication order by publication desc limit 1"
    ).fetchall()
    before = rows[0][0] if rows else ""
    return hashlib.sha256(f"{before}|{number}|{source}|{content}".encode()).hexdigest()


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[list[Any]]) -> None:
    """Insert in batches: a statement a row takes seconds where a publication has thousands of months."""
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        marks = ", ".join(f"({', '.join('?' * len(row))})" for row in batch)
        con.execute(f"insert into {table} values {marks}", [cell for row in batch for cell in row])
