"""What has been published: the list that the command line prints and the pages choose from."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from oversight import settings, warehouse
from oversight.problems import Problem

_lock = threading.Lock()
# One listing a catalog, renewed when a snapshot was added: pages ask at every run.
_listed: dict[str, tuple[int, duckdb.DuckDBPyConnection, tuple[Publication, ...]]] = {}


@dataclass(frozen=True)
class Publication:
    """One publication, as recorded in the transaction that made it. Times are UTC."""

    feed: str
    publication: int
    snapshot_id: int
    title_en: str
    title_zh: str
    base_currency: str
    is_historical: bool
    history_ends: dt.date | None
    is_panel: bool
    first_as_of: dt.date | None
    last_as_of: dt.date | None
    loaded_months: tuple[dt.date, ...]
    supplied: tuple[str, ...]
    withheld: tuple[str, ...]
    default_basis: str
    attributes_since: dt.date | None
    published_at: dt.datetime
    published_by: str
    code_version: str
    feed_version: str | None
    program_version: str | None
    libraries: str | None
    gate_outcome: str
    content_digest: str
    chain_digest: str

    def title(self, language: str) -> str:
        """Return the source's title in a language."""
        return self.title_zh if language == "zh" else self.title_en


@dataclass(frozen=True)
class Refusal:
    """A load that the gate blocked after the last publication of its source."""

    source: str
    refused_at: dt.datetime
    report: Path
    rules: tuple[dict[str, Any], ...]

    @property
    def label(self) -> str:
        """Name the load as readers choose it, in any language."""
        return f"{self.source} · {self.refused_at:%Y-%m-%d %H:%M} UTC"


def publications() -> tuple[Publication, ...]:
    """List all publications, oldest first; none when nothing was published yet."""
    current = settings.read()
    if not warehouse.exists(current):
        return ()
    with _lock:
        known = _listed.get(current.catalog)
        con = known[1] if known else _connection(current)
        snapshot = con.execute("select id from lake.current_snapshot()").fetchall()[0][0]
        if known and known[0] == snapshot:
            return known[2]
        listed = _read(con)
        _listed[current.catalog] = (snapshot, con, listed)
        return listed


def find(source: str | None = None, number: int | None = None) -> Publication:
    """Find the publication meant: of a source its newest or the numbered one.

    Raises Problem when there is none, or when more than one source has been published and none is named.
    """
    # One that is known stays as it is, so the catalog need not be asked whether something came after it.
    for publication in _known_before():
        if number == publication.publication and source in (None, publication.feed):
            return publication
    listed = publications()
    if not listed:
        raise Problem("problem.no_warehouse", folder=settings.read().warehouse)
    known = sorted({publication.feed for publication in listed})
    if number is not None:
        numbered = [p for p in listed if p.publication == number and source in (None, p.feed)]
        if not numbered:
            raise Problem("problem.no_publication", number=number, source=source or ", ".join(known))
        return numbered[0]
    if source is None and len(known) > 1:
        raise Problem("problem.which_source", known=", ".join(known))
    of_source = [p for p in listed if source in (None, p.feed)]
    if not of_source:
        raise Problem("problem.source_not_published", source=source, known=", ".join(known))
    return of_source[-1]


def is_newest(publication: Publication) -> bool:
    """Tell whether a publication is the newest of its source, by the list as it was last read."""
    listed = _known_before() or publications()
    return publication.publication == max(p.publication for p in listed if p.feed == publication.feed)


def last_refusal(source: str) -> Refusal | None:
    """Return the newest blocked load of a source, unless it has been published since."""
    found = refusals(source)
    newest = [p.published_at for p in publications() if p.feed == source][-1:]
    if not found or (newest and newest[0] > found[0].refused_at):
        return None
    return found[0]


def refusals(source: str | None = None) -> tuple[Refusal, ...]:
    """List the blocked loads of a source, or of all, the newest first."""
    folder = settings.read().warehouse / "refused"
    reports = [_refusal(file, file.stat().st_mtime_ns) for file in folder.glob("*.json")]
    of_source = (one for one in reports if source in (None, one.source))
    return tuple(sorted(of_source, key=lambda one: one.refused_at, reverse=True))


def report_of(refusal: Refusal) -> dict[str, Any]:
    """Return the whole report of a blocked load, with every failing row."""
    return _report(refusal.report, refusal.report.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _refusal(file: Path, changed: int) -> Refusal:
    report = _report(file, changed)
    refused_at = dt.datetime.fromisoformat(report["refused_at"]).replace(tzinfo=None)
    blocking = [
        {name: value for name, value in rule.items() if name not in ("failing", "waived", "subjects")}
        for rule in report["rules"]
        if rule["severity"] == "critical" and rule["status"] in ("failed", "error")
    ]
    return Refusal(report["source"], refused_at, file, tuple(blocking))


@lru_cache(maxsize=2)
def _report(file: Path, changed: int) -> dict[str, Any]:  # noqa: ARG001 - a report written anew is read anew
    # Every row that failed may be in it, so few are held at a time.
    report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return report


def _known_before() -> tuple[Publication, ...]:
    return _listed.get(settings.read().catalog, (0, None, ()))[2]


def _connection(current: settings.Settings) -> duckdb.DuckDBPyConnection:
    con = warehouse.scratch()
    warehouse.attach_for_reading(con, current)
    return con


def _read(con: duckdb.DuckDBPyConnection) -> tuple[Publication, ...]:
    names = [field.name for field in fields(Publication)]
    try:
        held = {row[0] for row in con.execute("describe lake.publication").fetchall()}
        # What an earlier version of this program did not record yet is not known of its publications.
        values = ", ".join(name if name in held else f"null as {name}" for name in names)
        rows = con.execute(f"select {values} from lake.publication order by publication").fetchall()
    except duckdb.CatalogException:
        return ()  # the catalog was made by a load that never came to publish
    listed: Iterator[dict[str, Any]] = (
        {n: tuple(v) if isinstance(v, list) else v for n, v in zip(names, row, strict=True)} for row in rows
    )
    return tuple(Publication(**row) for row in listed)
