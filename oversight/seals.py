"""Seals: what a publication's digests were, kept outside the catalog and chained one to the next.

Nothing is chained to the newest yet: the digest of each stands in a second file, in the form of `sha256sum`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from oversight import access_log, contract, digests, program, warehouse
from oversight.problems import Message, Problem
from oversight.publications import Publication
from oversight.record import Report, silent
from oversight.settings import Settings

SUMS = "SHA256SUMS"


def seal_missing(con: duckdb.DuckDBPyConnection, settings: Settings, listed: tuple[Publication, ...]) -> None:
    """Seal the newest publication; an older one without its seal is left for `verify` to report."""
    if listed and not _file(settings, listed[-1].publication).exists():
        _seal(con, settings, listed, len(listed) - 1)


def reseal(con: duckdb.DuckDBPyConnection, settings: Settings, listed: tuple[Publication, ...]) -> None:
    """Write every seal anew after compaction, which changes files and catalog but no row."""
    for position in range(len(listed)):
        _seal(con, settings, listed, position)


def verify(
    settings: Settings, listed: tuple[Publication, ...], number: int | None, report: Report = silent
) -> list[Message]:
    """Recompute the three digests of one publication, or of all, and return what differs; `report` is told.

    Each difference names the publication, the digest and the table, month or file.
    """
    meant = [p for p in listed if number in (None, p.publication)]
    if not meant:
        known = ", ".join(str(p.publication) for p in listed)
        raise Problem("problem.no_publication", number=number, source=known)
    return [difference for p in meant for difference in _differences(settings, listed, p, report)]


def digest_of(settings: Settings, publication: Publication) -> str:
    """Return the SHA-256 of a publication's seal, which is to be noted where nobody can rewrite it."""
    return _digest(_file(settings, publication.publication))


def damaged_files(settings: Settings) -> list[Message]:
    """Return the files that are not as the newest seals have them, without reading the lake.

    A damaged file can keep the lake from being read at all, so files are looked at first.
    """
    sealed: dict[str, str] = {}
    for file in sorted((settings.warehouse / "publications").glob("*.json"), key=lambda path: int(path.stem)):
        sealed |= _sealed_files(file)
    con = warehouse.scratch()
    found = {path: digests.file_digest(con, settings.data, path) for path in sealed}
    return [
        _of_file("differs.file_", path, found[path]) for path in sorted(sealed) if found[path] != sealed[path]
    ]


def _sealed_files(file: Path) -> dict[str, str]:
    try:
        return dict(json.loads(file.read_text(encoding="utf-8"))["files"])
    except (ValueError, KeyError, TypeError):
        return {}  # `verify` reports the seal itself


def _of_file(kind: str, path: str, digest: str | None) -> Message:
    state = "missing" if digest in (None, "missing") else "differs"
    return Message(f"{kind}{state}", {"file": path})


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
        "texts": {name: _digest(settings.warehouse / name) for name in program.kept_as(publication).values()},
        "catalog": digests.catalog(con, publication.snapshot_id, newest=False),
        "whole_catalog": digests.catalog(con, publication.snapshot_id, newest=True) if newest else None,
        "access": access_log.head(settings),
        "before": _digest(_file(settings, listed[position - 1].publication)) if position else "",
        "noted_in": SUMS,
    }
    content = json.dumps(seal, indent=1).encode()
    # First the note: killed between the two, a load leaves no seal, and the next one seals and notes anew.
    sums = {**_noted(settings), file.name: hashlib.sha256(content).hexdigest()}
    _write(file.with_name(SUMS), "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode())
    _write(file, content)


def _write(file: Path, content: bytes) -> None:
    draft = file.with_suffix(".draft")
    draft.write_bytes(content)
    draft.replace(file)


def _noted(settings: Settings) -> dict[str, str]:
    """Return the digests noted of the seals, by the names of their files."""
    file = _file(settings, 0).with_name(SUMS)
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.exists() else []
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else "missing"


def _differences(
    settings: Settings, listed: tuple[Publication, ...], publication: Publication, report: Report
) -> Iterator[Message]:
    for what in _of_one(settings, listed, publication, report):
        yield Message("differs.publication", {"number": publication.publication, "what": what})


def _of_one(
    settings: Settings, listed: tuple[Publication, ...], publication: Publication, report: Report
) -> Iterator[Message]:
    file = _file(settings, publication.publication)
    if not file.exists():
        yield Message("differs.seal_missing", {"file": file.name})
        return
    try:
        seal: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError):
        yield Message("differs.seal_unreadable", {"file": file.name})
        return
    noted = _noted(settings)
    if (file.name in noted or "noted_in" in seal) and noted.get(file.name) != _digest(file):
        yield Message("differs.seal_noted", {"file": file.name, "sums": SUMS})
    con = warehouse.scratch()
    warehouse.attach_for_reading(con, settings, publication.snapshot_id)
    yield from _chain_differences(settings, listed, publication, seal)
    yield from _file_differences(con, settings, publication, seal)
    yield from _text_differences(settings, publication, seal)
    yield from _content_differences(con, publication, report)
    if digests.catalog(con, publication.snapshot_id, newest=False) != seal.get("catalog"):
        yield Message("differs.catalog_rows", {"snapshot": publication.snapshot_id})
    newest = publication is listed[-1]
    if newest and digests.catalog(con, publication.snapshot_id, newest=True) != seal.get("whole_catalog"):
        yield Message("differs.catalog_whole")


def _chain_differences(
    settings: Settings, listed: tuple[Publication, ...], publication: Publication, seal: dict[str, Any]
) -> Iterator[Message]:
    position = listed.index(publication)
    before = listed[position - 1] if position else None
    if seal.get("before") != (_digest(_file(settings, before.publication)) if before else ""):
        yield Message("differs.seal_before")
    chain = before.chain_digest if before else ""
    text = f"{chain}|{publication.publication}|{publication.feed}|{publication.content_digest}"
    if hashlib.sha256(text.encode()).hexdigest() != publication.chain_digest:
        yield Message("differs.chain")
    recorded = {
        "content": (seal.get("content"), publication.content_digest),
        "chain": (seal.get("chain"), publication.chain_digest),
        "number": (seal.get("publication"), publication.publication),
        "source": (seal.get("source"), publication.feed),
        "snapshot": (seal.get("snapshot"), publication.snapshot_id),
    }
    for what, (sealed, held) in recorded.items():
        if sealed != held:
            yield Message("differs.recorded", {"what": Message(f"differs.recorded_{what}")})


def _file_differences(
    con: duckdb.DuckDBPyConnection, settings: Settings, publication: Publication, seal: dict[str, Any]
) -> Iterator[Message]:
    found = digests.files(con, publication.snapshot_id, settings.data)
    sealed = seal.get("files", {})
    for path in sorted(found.keys() | sealed.keys()):
        if found.get(path) != sealed.get(path):
            yield _of_file("differs.file_", path, found.get(path))


def _text_differences(
    settings: Settings, publication: Publication, seal: dict[str, Any]
) -> Iterator[Message]:
    if publication.feed_version is None:
        return  # published by a version of the program that kept no texts
    for name in program.kept_as(publication).values():
        found = _digest(settings.warehouse / name)
        if found != seal.get("texts", {}).get(name):
            yield _of_file("differs.text_", name, found)


def _content_differences(
    con: duckdb.DuckDBPyConnection, publication: Publication, report: Report
) -> Iterator[Message]:
    """Compare, for every table and month of the source, the newest digest on record with the rows."""
    recorded = con.execute(
        "select table_name, period::varchar, row_count, sha256, column_names, publication"
        " from lake.content_digest where feed = $feed and publication <= $number order by publication",
        {"feed": publication.feed, "number": publication.publication},
    ).fetchall()
    own = [tuple(entry[:5]) for entry in recorded if entry[5] == publication.publication]
    if digests.combined(own) != publication.content_digest:
        yield Message("differs.content")
    newest = {(entry[0], entry[1]): tuple(entry[1:5]) for entry in recorded}
    for table in sorted({table for table, _ in newest}):
        report("cli.hashing", table=table)
        on_record = {entry for (name, _), entry in newest.items() if name == table and entry[1]}
        for period in _months_that_differ(con, publication.feed, table, on_record):
            known = "differs.rows_of_period" if period else "differs.rows"
            yield Message(known, {"table": table, "period": period})


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
