"""A SQL file of `queries/`: one SELECT, and a header comment that the program reads and checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import duckdb

from oversight import fence
from oversight.problems import Problem
from oversight.settings import REPOSITORY

QUERIES = REPOSITORY / "queries"
MARTS = QUERIES / "marts"
COMPARISON = QUERIES / "comparison"
_LINE = re.compile(r"^-- (?P<key>[a-z]+(?: [a-z]+)?): *(?P<value>.*)$")


@dataclass(frozen=True)
class Statement:
    """One SQL file. `parameters` maps names to DuckDB types; `needs` names what a feed must supply.

    `written_by` is the order of a mart's rows in the lake, so that a list finds its first rows together.
    """

    name: str
    theme: str
    title: dict[str, str]
    grain: tuple[str, ...]
    parameters: dict[str, str]
    sources: frozenset[str]
    needs: tuple[str, ...]
    notes: dict[str, str]
    stored: str
    period: str | None
    written_by: tuple[str, ...]
    personal: tuple[str, ...]
    sql: str


def parse(path: Path) -> Statement:
    """Read one file. Raises Problem when its header lacks what every file must say."""
    return read(path.read_text(encoding="utf-8"), path.as_posix())


def read(text: str, place: str) -> Statement:
    """Read the text of a file that stands at a place. Raises Problem as `parse` does."""
    path = PurePosixPath(place)
    header: dict[str, str] = {}
    for line in text.splitlines():
        found = _LINE.match(line)
        if not found:
            break
        header[found["key"]] = found["value"].strip()
    missing = {"title", "title zh", "grain", "sources"} - header.keys()
    if missing:
        raise Problem("problem.header", file=path.name, missing=", ".join(sorted(missing)))
    period = header.get("period", "none")
    return Statement(
        name=path.stem,
        theme=path.parent.name,
        title={"en": header["title"], "zh": header["title zh"]},
        grain=_names(header["grain"]),
        parameters=dict(_pairs(header.get("parameters", ""))),
        sources=frozenset(_names(header["sources"])),
        needs=_names(header.get("needs", "")),
        notes={"en": header.get("notes", ""), "zh": header.get("notes zh", "")},
        stored=header.get("stored", "memory"),
        period=None if period == "none" else period,
        written_by=_names(header.get("written by", header["grain"])),
        personal=_names(header.get("personal", "")),
        sql=text.strip().removesuffix(";"),
    )


@cache
def named_queries() -> dict[str, Statement]:
    """Every named query; names are unique over all themes, because they are part of the interface."""
    paths = sorted(path for path in QUERIES.glob("*/*.sql") if path.parent not in (MARTS, COMPARISON))
    return {path.stem: parse(path) for path in paths}


@cache
def comparisons() -> dict[str, Statement]:
    """The queries over two publications at once, which a reader of one cannot run."""
    return {path.stem: parse(path) for path in sorted(COMPARISON.glob("*.sql"))}


@cache
def marts() -> tuple[Statement, ...]:
    """The marts in an order in which each comes after those that it reads."""
    waiting = {path.stem: parse(path) for path in sorted(MARTS.glob("*.sql"))}
    ordered: list[Statement] = []
    while waiting:
        ready = [mart for mart in waiting.values() if not mart.sources & waiting.keys()]
        if not ready:
            raise Problem("problem.mart_circle", marts=", ".join(sorted(waiting)))
        ordered += ready
        for mart in ready:
            del waiting[mart.name]
    return tuple(ordered)


@cache
def published() -> tuple[Statement, ...]:
    """The marts that are published; the others are steps that only other marts read."""
    return tuple(mart for mart in marts() if mart.stored != "scratch")


def faults(con: duckdb.DuckDBPyConnection, statement: Statement) -> Iterator[str]:
    """Say where a header and its statement disagree: parameters, sources, number of statements."""
    found = con.extract_statements(statement.sql)
    if len(found) != 1:
        yield f"{statement.name}: {len(found)} statements instead of one"
        return
    used = set(found[0].named_parameters)
    if used != set(statement.parameters):
        declared = sorted(statement.parameters)
        yield f"{statement.name}: declares parameters {declared}, uses {sorted(used)}"
    read = fence.tables_read(con, statement.sql, schemas=frozenset({"book", "history"}))
    if read != statement.sources:
        yield f"{statement.name}: declares sources {sorted(statement.sources)}, reads {sorted(read)}"


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for part in _names(text):
        name, _, kind = part.partition(" ")
        yield name, kind.strip()
