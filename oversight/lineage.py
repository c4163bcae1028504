"""The way of a figure: measures, query, marts, contract columns, the feed's SELECTs, files and their hashes.

Nothing here is written by hand: headers say what a statement reads, its syntax tree which columns, and the
publication which files were loaded. Queries are today's, as they run today; marts and SELECTs are those that
made the publication, where it kept them.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

import duckdb

from oversight import (
    columns_read,
    contract,
    measures,
    program,
    record,
    settings,
    source,
    statement,
    warehouse,
)
from oversight.publications import Publication
from oversight.settings import REPOSITORY
from oversight.statement import Statement, named_queries

Kind = Literal["measure", "query", "mart", "standard", "record", "table", "select", "file"]
KINDS: tuple[Kind, ...] = ("measure", "query", "mart", "standard", "record", "table", "select", "file")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One thing on the way; `reads` are the keys of those it comes from, `columns` what it takes there."""

    kind: Kind
    name: str
    title: Mapping[str, str]
    depth: int
    reads: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    said: str = ""

    @property
    def key(self) -> str:
        """Name the step among those of all kinds."""
        return f"{self.kind}:{self.name}"


@dataclass(frozen=True)
class Texts:
    """The statements and the feed's SELECTs that made a publication, and whether it kept them itself."""

    marts: Mapping[str, Statement]
    selects: Mapping[str, str]
    feed_files: tuple[str, ...]
    are_kept: bool


def lineage(
    figure: str, publication: Publication, columns: Sequence[str], loaded: Sequence[Row]
) -> list[Step]:
    """Return every step behind a figure, the figure's measures first, its files last.

    `columns` are those of the figure's result, `loaded` the files of every publication up to this one.
    """
    texts = _texts(publication)
    query = named_queries()[figure]
    marts = _marts_behind(query, texts.marts)
    depths = _depths(marts)
    steps = [_statement_step("query", query, 1, marts)]
    steps += [_statement_step("mart", mart, depths[name] + 1, marts) for name, mart in marts.items()]
    bottom = max(step.depth for step in steps) + 1
    found = [one for one in map(measures.find, columns) if one is not None]
    shown = [
        Step("measure", one.name, one.title, 0, (steps[0].key,), {}, one.symbols, one.name) for one in found
    ]
    return [*shown, *steps, *_below(steps, texts, publication, loaded, bottom)]


def _texts(publication: Publication) -> Texts:
    current = settings.read()
    named = program.kept_as(publication)
    of_program, of_feed = (program.kept(current, named[folder]) for folder in ("program", "feed"))
    marts = {mart.name: mart for mart in statement.marts()}
    if of_program:
        prefix = "queries/marts/"
        kept = {name: text for name, text in of_program.items() if name.startswith(prefix)}
        marts = {
            one.name: one
            for one in (statement.read(text.decode(), name) for name, text in sorted(kept.items()))
        }
    if not of_feed:
        folder = source.SOURCES / publication.feed
        of_feed = {path.name: path.read_bytes() for path in sorted(folder.glob("*.*"))}
    selects = {
        name.removesuffix(".sql"): text.decode() for name, text in of_feed.items() if name.endswith(".sql")
    }
    described = of_feed.get("source.toml")
    files = source.file_names(described.decode()) if described else ()
    return Texts(marts, selects, files, bool(of_program))


def _marts_behind(query: Statement, known: Mapping[str, Statement]) -> dict[str, Statement]:
    """Return the marts that a query rests on, those that it reads itself first."""
    found: dict[str, Statement] = {}
    waiting = sorted(query.sources)
    while waiting:
        name = _bare(waiting.pop(0))
        if name in known and name not in found:
            found[name] = known[name]
            waiting += sorted(known[name].sources)
    return found


def _depths(marts: Mapping[str, Statement]) -> dict[str, int]:
    """Return how far from the figure each mart stands at most, so that arrows point one way."""
    depths = dict.fromkeys(marts, 1)
    for _ in marts:
        for name, mart in marts.items():
            for below in map(_bare, mart.sources):
                if below in depths:
                    depths[below] = max(depths[below], depths[name] + 1)
    return depths


def _statement_step(kind: Kind, one: Statement, depth: int, marts: Mapping[str, Statement]) -> Step:
    known = {table.name: table.column_names for table in contract.tables().values()}
    read = {
        name: columns for name, columns in _read(one.sql, tuple(known.items())).items() if name not in marts
    }
    reads = tuple(f"{_kind_of(_bare(name), marts)}:{_bare(name)}" for name in sorted(one.sources))
    said = ", ".join(one.grain)
    return Step(kind, one.name, one.title, depth, tuple(dict.fromkeys(reads)), read, one.sql, said)


def _kind_of(name: str, marts: Mapping[str, Statement]) -> Kind:
    if name in marts:
        return "mart"
    if name in contract.tables():
        return "table"
    return "record" if name in record.tables() else "standard"


def _below(
    steps: Sequence[Step], texts: Texts, publication: Publication, loaded: Sequence[Row], depth: int
) -> list[Step]:
    """Return what the statements rest on: contract tables with columns, SELECTs, files; standards."""
    others = {key for step in steps for key in step.reads if key.split(":")[0] in ("standard", "record")}
    named = sorted({key for step in steps for key in step.reads if key.startswith("table:")})
    found = [_plain_step(key, depth) for key in sorted(others)]
    files: dict[str, Step] = {}
    for key in named:
        table = contract.tables()[key.removeprefix("table:")]
        used = _used(steps, table.name, table.column_names)
        text = texts.selects.get(table.name)
        title = {"en": table.comment.en, "zh": table.comment.zh}
        reads = (f"select:{table.name}",) if text is not None else ()
        found.append(Step("table", table.name, title, depth, reads, {table.name: used}, "", ", ".join(used)))
        if text is None:
            continue
        of_select = _files_of(text, texts.feed_files)
        files |= {name: _file_step(name, loaded, depth + 2) for name in of_select}
        said = f"sources/{publication.feed}/{table.name}.sql"
        keys = tuple(f"file:{name}" for name in of_select)
        found.append(Step("select", table.name, title, depth + 1, keys, {}, text, said))
    return [*found, *files.values()]


def _plain_step(key: str, depth: int) -> Step:
    kind, _, name = key.partition(":")
    return Step("standard" if kind == "standard" else "record", name, {"en": name, "zh": name}, depth)


def _used(steps: Iterable[Step], table: str, columns: Sequence[str]) -> tuple[str, ...]:
    used = {column for step in steps for column in step.columns.get(table, ())}
    return tuple(column for column in columns if column in used)


def _files_of(sql: str, known: Sequence[str]) -> list[str]:
    """Name the files of the feed that a SELECT reads, by the constants that it holds."""
    held = [text.lstrip("/") for text in _constants(sql)]
    return [name for name in known if any(fnmatch.fnmatch(name, text) or text == name for text in held)]


def _file_step(name: str, loaded: Sequence[Row], depth: int) -> Step:
    """Say of a file its newest hash, and in how many publications it came."""
    of_file = [row for row in loaded if fnmatch.fnmatch(str(row["file"]), name)]
    newest = max(of_file, key=lambda row: row["publication"], default=None)
    said = "" if newest is None else f"SHA-256 {newest['sha256']}"
    text = "\n".join(f"{row['publication']}\t{row['file']}\t{row['sha256']}" for row in of_file)
    return Step("file", name, {"en": name, "zh": name}, depth, (), {}, text, said)


def _bare(name: str) -> str:
    return name.rpartition(".")[2]


@cache
def _read(sql: str, known: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, tuple[str, ...]]:
    return columns_read.columns_read(_parser(), sql, dict(known))


@cache
def _constants(sql: str) -> list[str]:
    return columns_read.constants(_parser(), sql)


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return warehouse.scratch()


def place_of(step: Step) -> str:
    """Return where the text of a step stands in the program, or an empty text."""
    if step.kind == "query":
        return (
            (statement.QUERIES / named_queries()[step.name].theme / f"{step.name}.sql")
            .relative_to(REPOSITORY)
            .as_posix()
        )
    return (
        f"queries/marts/{step.name}.sql"
        if step.kind == "mart"
        else step.said
        if step.kind == "select"
        else ""
    )


def is_kept(publication: Publication) -> bool:
    """Say whether a publication kept the statements that made it."""
    return _texts(publication).are_kept
