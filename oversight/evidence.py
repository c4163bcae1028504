"""Evidence of one publication that an auditor takes away: everything that it rests on, in one file.

The same publication gives the same bytes, whoever writes it and whenever: nothing here asks the clock.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from oversight import access, archive, exports, measures, program, record, seals
from oversight.opened import ask, open_publication
from oversight.problems import Message, Problem, raise_all
from oversight.publications import Publication, publications
from oversight.record import Report, silent
from oversight.settings import Settings
from oversight.statement import Statement, named_queries
from oversight.text import LANGUAGES, say

MANIFEST, DIGEST, FIGURES = "MANIFEST.sha256", "DIGEST", "figures/figures.csv"
FORM = 1
CHAIN = ("publication", "feed", "published_at", "snapshot_id", "content_digest", "chain_digest")
FIGURE_COLUMNS = (
    "as_of_date", "measure", "title_en", "title_zh", "unit", "value", "numerator", "numerator_value",
    "denominator", "denominator_value", "factor", "formula_en", "formula_zh", "symbols",
    "source_en", "source_zh", "query",
)  # fmt: skip
Member = tuple[str, bytes]


def write(settings: Settings, publication: Publication, file: Path, report: Report = silent) -> str:
    """Write the evidence of a publication and return the digest over its manifest; `report` is told.

    Raises Problem when the warehouse differs from its seals: evidence of it would prove nothing.
    """
    listed = publications()
    report("cli.checking_files")
    differences = seals.damaged_files(settings) or seals.verify(
        settings, listed, publication.publication, report
    )
    if differences:
        said = Message("problem.evidence_of_damage", {"number": publication.publication})
        raise_all([said, *(Message("cli.differs", {"what": each}) for each in differences)])
    report("cli.gathering")
    packed = members(settings, publication)
    report("cli.packing", file=file)
    try:
        file.write_bytes(archive.pack(packed))
    except OSError as error:
        raise Problem("problem.cannot_write", file=file, detail=error) from error
    return packed[DIGEST].decode().split()[0]


def members(settings: Settings, publication: Publication) -> dict[str, bytes]:
    """Gather every member of the evidence, the manifest and the digest over it included."""
    held = dict(_members(settings, publication))
    lines = (f"{hashlib.sha256(held[name]).hexdigest()}  {name}\n" for name in sorted(held))
    held[MANIFEST] = "".join(lines).encode()
    held[DIGEST] = f"{hashlib.sha256(held[MANIFEST]).hexdigest()}  {MANIFEST}\n".encode()
    return held


def _members(settings: Settings, publication: Publication) -> Iterator[Member]:
    sees_persons = access.sees_persons(settings.role)
    about = {
        "form": FORM,
        "publication": publication.publication,
        "source": publication.feed,
        "masked": not sees_persons,
        "currency": publication.base_currency,
        "figures_by_code_version": record.code_version(),
        "figures_by_program_version": record.program_version(),
    }
    yield "about.json", (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()
    for language in LANGUAGES:
        yield f"README.{language}.md", _readme(publication, language).encode()
    listed = [p for p in publications() if p.publication <= publication.publication]
    chain = [[getattr(p, column) for column in CHAIN] for p in listed]
    yield "chain.csv", to_csv(CHAIN, chain)
    for one in listed:
        file = settings.warehouse / "publications" / f"{one.publication}.json"
        if file.exists():
            yield f"seals/{one.publication}.json", file.read_bytes()
    yield from _records(publication, sees_persons)
    yield from _figures(publication)
    for folder, kept in program.kept_as(publication).items():
        yield from ((f"{folder}/{name}", text) for name, text in program.kept(settings, kept).items())


def _records(publication: Publication, sees_persons: bool) -> Iterator[Member]:
    """Write all that the warehouse recorded about the publication, a table a member."""
    opened = open_publication(publication)
    for table in record.tables():
        if table not in opened.tables:
            continue  # recorded since a later version of the program
        sql = f"select * from {table} where publication = $number order by all"  # noqa: S608 - a table of our own
        found = ask(opened, sql, {"number": publication.publication})
        rows: Iterable[Sequence[Any]] = found.rows
        if not sees_persons:
            rows = access.masked_keys(found.columns, found.rows)
        yield f"record/{table}.csv", to_csv(found.columns, rows)


def _figures(publication: Publication) -> Iterator[Member]:
    """Write the headline figures, as they were published, with the parts that they follow from."""
    query = named_queries()["headline_trend" if publication.is_panel else "book_summary"]
    opened = open_publication(publication)
    if not query.sources <= opened.tables:
        raise Problem(
            "problem.older_publication", publication=publication.publication, source=publication.feed
        )
    bound: dict[str, Any] = dict.fromkeys(query.parameters)
    if "basis" in bound:
        bound["basis"] = publication.default_basis
    found = ask(opened, query.sql, bound)
    yield f"figures/{query.name}.csv", to_csv(found.columns, found.rows)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    explained = [line for row in rows[-1:] for line in _explained(query, row)]
    yield FIGURES, to_csv(FIGURE_COLUMNS, explained)


def _explained(query: Statement, row: Mapping[str, Any]) -> Iterator[list[Any]]:
    for measure in filter(None, map(measures.find, row)):
        above, below = measure.numerator, measure.denominator
        parts = [above, row.get(str(above)), below, row.get(str(below))]
        said = [measure.formula["en"], measure.formula["zh"], measure.symbols, *measure.source.values()]
        title = [measure.title["en"], measure.title["zh"], measure.unit]
        factor = row.get(measure.factor) if isinstance(measure.factor, str) else measure.factor
        value = row[measure.name]
        yield [row.get("as_of_date"), measure.name, *title, value, *parts, factor, *said, query.name]


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Write rows as CSV that a spreadsheet opens without running anything: UTF-8 with a byte-order mark."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def from_csv(content: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """Read what `to_csv` wrote: the columns, and the rows by column."""
    csv.field_size_limit(1 << 30)  # a key may be longer than the module allows by itself
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    rows = list(reader)
    return list(reader.fieldnames or ()), rows


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return exports.safe(json.dumps(value, ensure_ascii=False, default=str))
    return exports.safe(value) if isinstance(value, str) else repr(value)


def _readme(publication: Publication, language: str) -> str:
    said = {
        "title": publication.title(language),
        "source": publication.feed,
        "number": publication.publication,
        "published_at": f"{publication.published_at:%Y-%m-%d %H:%M:%S} UTC",
        "published_by": publication.published_by,
        "as_of": f"{publication.first_as_of} – {publication.last_as_of}" if publication.first_as_of else "–",
        "outcome": say(f"cli.outcome_{publication.gate_outcome}", language),
        "basis": say(f"label.basis_{publication.default_basis}", language),
        "code_version": publication.code_version,
        "program_version": publication.program_version or "–",
        "libraries": publication.libraries or "–",
        "content": publication.content_digest,
        "chain": publication.chain_digest,
    }
    return say("evidence.readme", language, **said)
