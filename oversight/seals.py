"""Seals: what a publication's digests were, kept outside the catalog and chained one to the next."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from oversight import access_log, contract, digests, program, warehouse
from oversight.problems import Problem
from oversight.publications import Publication
from oversight.settings import Settings


def seal_missing(con: duckdb.DuckDBPyConnection, settings: Settings, listed: tuple[Publication, ...]) -> None:
    """Seal the newest publication; an older one without its seal is left for `verify` to report."""
    if listed and not _file(settings, listed[-1].publication).exists():
        _seal(con, settings, listed, len(listed) - 1)


def reseal(con: duckdb.DuckDBPyConnection, settings: Settings, listed: tuple[Publication, ...]) -> None:
    """Write every seal anew after compaction, which changes files and catalog but no row."""
    for position in range(len(listed)):
        _seal(con, settings, listed, position)


def verify(settings: Settings, listed: tuple[Publication, ...], number: int | None) -> list[str]:
    """Recompute the three digests of one publication, or of all, and return what differs.

    Each difference names the publication, the digest and the table, month or file.
    """
    meant = [p for p in listed if number in (None, p.publication)]
    if not meant:
        known = ", ".join(str(p.publication) for p in listed)
        raise Problem("problem.no_publication", number=number, source=known)
    return [difference for p in meant for difference in _differences(settings, listed, p)]


def damaged_files(settings: Settings) -> list[str]:
    """Return the files that are not as the newest seals have them, without reading the lake.

    A damaged file can keep the lake from being read at all, so files are looked at first.
    """
    sealed: dict[str, str] = {}
    for file in sorted((settings.warehouse / "publications").glob("*.json"), key=lambda path: int(path.stem)):
        sealed |= _sealed_files(file)
    con = warehouse.scratch()
    found = {path: digests.file_digest(con, settings.data, path) for path in sealed}
    return [f"file {path} {_state(found[path])}" for path in sorted(sealed) if found[path] != sealed[path]]


def _sealed_files(file: Path) -> dict[str, str]:
    try:
        return dict(json.loads(file.read_text(encoding="utf-8"))["files"])
    except (ValueError, KeyError, TypeError):
        return {}  # `verify` reports the seal itself


def _state(digest: str | None) -> str:
    return "is missing" if digest in (None, "missing") else "differs from the seal"


def _file(settings: Settings, number: int) -> Path:
    return settings.warehouse / "publications" / f"{number}.json"


def _seal(
    con: duckdb.DuckDBPyConnection, settings: Settings, listed: tuple[Publication, ...], position: int
) -> None:
    publication = listed[position]
    file = _file(settings, publication.publication)
    file.parent.mkdir(parents=True, exist_ok=True)
    newest = position == len(listed) - 1
    seal = {
        "publication": publication.publication,
        "source": publication.feed,
        "snapshot": publication.snapshot_id,
        "sealed_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "content": publication.content_digest,
        "chain": publication.chain_digest,
        "files": digests.files(con, publication.snapshot_id, settings.data),
        "texts": {name: _digest(settings.warehouse / name) for name in program.kept_as(publication)},
        "catalog": digests.catalog(con, publication.snapshot_id, newest=False),
        "whole_catalog": digests.catalog(con, publication.snapshot_id, newest=True) if newest else None,
        "access": access_log.head(settings),
        "before": _digest(_file(settings, listed[position - 1].publication)) if position else "",
    }
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(seal, indent=1), encoding="utf-8")
    draft.replace(file)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else "missing"


def _differences(
    settings: Settings, listed: tuple[Publication, ...], publication: Publication
) -> Iterator[str]:
    name = f"publication {publication.publication}"
    file = _file(settings, publication.publication)
    if not file.exists():
        yield f"{name}: seal {file.name} is missing"
        return
    try:
        seal: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError):
        yield f"{name}: seal {file.name} is not readable"
        return
    con = warehouse.scratch()
    warehouse.attach_for_reading(con, settings, publication.snapshot_id)
    for found in (
        _chain_differences(settings, listed, publication, seal),
        _file_differences(con, settings, publication, seal),
        _text_differences(settings, publication, seal),
        _content_differences(con, publication),
    ):
        yield from (f"{name}: {text}" for text in found)
    if digests.catalog(con, publication.snapshot_id, newest=False) != seal.get("catalog"):
        yield f"{name}: catalog rows up to snapshot {publication.snapshot_id} differ from the seal"
    newest = publication is listed[-1]
    if newest and digests.catalog(con, publication.snapshot_id, newest=True) != seal.get("whole_catalog"):
        yield f"{name}: the catalog as a whole (statistics, partition values) differs from the seal"


def _chain_differences(
    settings: Settings, listed: tuple[Publication, ...], publication: Publication, seal: dict[str, Any]
) -> Iterator[str]:
    position = listed.index(publication)
    before = listed[position - 1] if position else None
    if seal.get("before") != (_digest(_file(settings, before.publication)) if before else ""):
        yield "the seal before it is not the one that it was chained to"
    chain = before.chain_digest if before else ""
    text = f"{chain}|{publication.publication}|{publication.feed}|{publication.content_digest}"
    if hashlib.sha256(text.encode()).hexdigest() != publication.chain_digest:
        yield "its chain digest does not follow from the publication before"
    recorded = {
        "content digest": (seal.get("content"), publication.content_digest),
        "chain digest": (seal.get("chain"), publication.chain_digest),
        "number": (seal.get("publication"), publication.publication),
        "source": (seal.get("source"), publication.feed),
        "snapshot": (seal.get("snapshot"), publication.snapshot_id),
    }
    for what, (sealed, held) in recorded.items():
        if sealed != held:
            yield f"{what} differs between catalog and seal"


def _file_differences(
    con: duckdb.DuckDBPyConnection, settings: Settings, publication: Publication, seal: dict[str, Any]
) -> Iterator[str]:
    found = digests.files(con, publication.snapshot_id, settings.data)
    sealed = seal.get("files", {})
    for path in sorted(found.keys() | sealed.keys()):
        if found.get(path) != sealed.get(path):
            yield f"file {path} {_state(found.get(path))}"


def _text_differences(settings: Settings, publication: Publication, seal: dict[str, Any]) -> Iterator[str]:
    if publication.feed_version is None:
        return  # published by a version of the program that kept no texts
    for name in program.kept_as(publication):
        found = _digest(settings.warehouse / name)
        if found != seal.get("texts", {}).get(name):
            yield f"kept text {name} {_state(found)}"


def _content_differences(con: duckdb.DuckDBPyConnection, publication: Publication) -> Iterator[str]:
    """Compare, for every table and month of the source, the newest digest on record with the rows."""
    recorded = con.execute(
        "select table_name, period::varchar, row_count, sha256, column_names, publication"
        " from lake.content_digest where feed = $feed and publication <= $number order by publication",
        {"feed": publication.feed, "number": publication.publication},
    ).fetchall()
    own = [tuple(entry[:5]) for entry in recorded if entry[5] == publication.publication]
    if digests.combined(own) != publication.content_digest:
        yield "the content digests on record do not add up to the publication's"
    newest = {(entry[0], entry[1]): tuple(entry[1:5]) for entry in recorded}
    for table in sorted({table for table, _ in newest}):
        on_record = {entry for (name, _), entry in newest.items() if name == table and entry[1]}
        for period in _months_that_differ(con, publication.feed, table, on_record):
            yield f"table {table}{f' of {period}' if period else ''}: rows differ from the content digest"


def _months_that_differ(
    con: duckdb.DuckDBPyConnection, feed: str, table: str, on_record: set[digests.Digest]
) -> list[str | None]:
    """Digest a table again over the columns on record, and return the periods where the rows differ."""
    period = (contract.tables()[table].period if table in contract.tables() else None) or "as_of_date"
    by_month = period if any(entry[0] for entry in on_record) else None
    relation = f"(select * from lake.{table} where feed = '{feed}')"
    try:
        found = {
            entry
            for columns in sorted({entry[3] for entry in on_record})
            for entry in digests.content(con, relation, columns.split(", "), by_month)
        }
    except duckdb.Error:
        return [None]
    known = {entry[0] for entry in on_record}
    differing = {entry[0] for entry in on_record - found}
    return sorted(differing | {entry[0] for entry in found if entry[0] not in known}, key=str)
