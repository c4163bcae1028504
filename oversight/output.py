"""How the command line writes what it found: plain rows, JSON, CSV."""

from __future__ import annotations

import csv
import datetime as dt
import enum
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from oversight import formats, freshness
from oversight.publications import Publication
from oversight.statement import named_queries
from oversight.text import say, told

if TYPE_CHECKING:
    from oversight.load import Loaded
    from oversight.opened import Result
    from oversight.queries import Answer


class Form(enum.StrEnum):
    """The forms that `query` can write."""

    table = "table"
    csv = "csv"
    json = "json"


def as_json(answer: Answer | Result) -> str:
    """Write rows as a JSON array: amounts with exactly two decimals, ratios with all their digits."""
    rows = (
        "{"
        + ", ".join(f"{json.dumps(c)}: {_json(v)}" for c, v in zip(answer.columns, row, strict=True))
        + "}"
        for row in answer.rows
    )
    return "[" + ",\n ".join(rows) + "]\n"


def as_csv(answer: Answer | Result) -> str:
    """Write rows as CSV with a header; null is an empty field."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if answer.columns:
        writer.writerow(answer.columns)
        writer.writerows([[_plain(value) for value in row] for row in answer.rows])
    return text.getvalue()


def answer_table(answer: Answer | Result) -> tuple[list[str], list[list[str]]]:
    """Return headers and cells for a table on the terminal."""
    return list(answer.columns), [[_plain(value) for value in row] for row in answer.rows]


def publication_table(found: tuple[Publication, ...], language: str) -> tuple[list[str], list[list[str]]]:
    """Return one line a publication."""
    names = ("publication", "source", "as_of", "published_at", "gate", "digest")
    rows = [
        [
            str(p.publication),
            p.feed,
            f"{p.first_as_of} – {p.last_as_of}" if p.first_as_of else "–",
            f"{p.published_at:%Y-%m-%d %H:%M}",
            say(f"cli.outcome_{p.gate_outcome}", language),
            p.chain_digest[:16],
        ]
        for p in found
    ]
    return [say(f"cli.header_{name}", language) for name in names], rows


def query_table(language: str) -> tuple[list[str], list[list[str]]]:
    """Return one line a query: theme, name, title, parameters."""
    rows = [
        [s.theme, s.name, s.title[language], ", ".join(f"{n} {kind}" for n, kind in s.parameters.items())]
        for s in sorted(named_queries().values(), key=lambda s: (s.theme, s.name))
    ]
    return [say(f"cli.header_{name}", language) for name in ("theme", "name", "title", "parameters")], rows


def shortcomings(answer: Answer, language: str) -> Iterator[str]:
    """Say why a figure, or a column of it, is not there, and what it rests on that is out of date."""
    missing = answer.unavailable
    if missing is not None and missing.reason != "stale":
        detail = missing.detail.get(language, "")
        yield say(f"cli.{missing.reason}", language, items=", ".join(missing.items), detail=detail).strip()
    for one in answer.stale:
        gone = sorted(answer.columns_withheld.intersection(freshness.inputs()[one.input]["measures"]))
        yield say(
            "cli.stale_withheld" if one.is_withheld else "cli.stale",
            language,
            input=say(f"label.input_{one.input}", language),
            figures=", ".join(gone) or answer.query.title[language],
            share=formats.ratio(one.share, language),
            expired=formats.ratio(one.expired_share, language),
        )
    if answer.not_judged is not None:
        yield told(answer.not_judged, language)


def load_lines(ended: Loaded, language: str) -> list[str]:
    """Say how a load ended: rows of each file, what did not hold, and the publication or the report."""
    from data_checks.rules import load_rules

    rules = {rule.name: rule for rule in load_rules()}
    lines = [
        say(
            "cli.rows",
            language,
            file=c.file,
            read=f"{c.read:,}",
            kept=f"{c.kept:,}",
            refused=f"{c.refused:,}",
        )
        for c in ended.counts
    ]
    for result in ended.results:
        if result.status not in ("failed", "error"):
            continue
        blocks = ended.publication is None and result.severity == "critical"
        if blocks or result.severity == "warning":
            rule = rules[result.rule]
            shown = {"title": rule.title[language], "rows": f"{result.failed_count:,}", "table": result.table}
            key = "cli.blocked_rule" if blocks else "cli.warning"
            lines.append(say(key, language, **shown, rule=result.rule, reason=rule.reason[language]))
    if ended.publication is None:
        return [*lines, say("cli.blocked", language, report=ended.refusal)]
    outcome = say(f"cli.outcome_{ended.outcome}", language)
    seconds = f"{ended.seconds:.1f}"
    return [
        *lines,
        say("cli.published", language, number=ended.publication, outcome=outcome, seconds=seconds),
    ]


def _json(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_json(item) for item in value) + "]"
    if isinstance(value, dt.date | dt.datetime):
        return json.dumps(value.isoformat())
    return json.dumps(value, ensure_ascii=False)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, dt.date | dt.datetime) else str(value)
