"""A load from a feed's files to a publication: stage, judge, build the marts, publish, seal."""

from __future__ import annotations

import datetime as dt
import errno
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from oversight import book, codes, loaded_months, program, publish, record, seals, standards, warehouse
from oversight.problems import Problem
from oversight.publications import publications
from oversight.record import Judged, Report
from oversight.settings import Settings
from oversight.source import Source
from oversight.source import read as read_source
from oversight.stage import FileCount, stage

if TYPE_CHECKING:
    from data_checks.report import Report as GateReport
    from data_checks.report import RuleResult

# A line for each of hundreds of rules would say no more than one for some of them.
EVERY = 25
REQUIRED = frozenset({"customer", "loan"})


@dataclass(frozen=True)
class Loaded:
    """How a load ended: a publication's number, or the report of the gate that blocked it."""

    source: str
    publication: int | None
    outcome: str
    refusal: Path | None
    counts: tuple[FileCount, ...]
    results: tuple[RuleResult, ...]
    seconds: float


def load(name_or_path: str, folder: Path, settings: Settings, report: Report) -> Loaded:
    """Load a feed. `report(key, **params)` is told each step.

    Raises Problem for unusable input, a load under way, or a full disk; the last publication stays.
    """
    started = time.monotonic()
    source = read_source(name_or_path)
    with warehouse.load_lock(settings, f"{source.name} {folder}"), _scratch_folder(settings) as place:
        con = warehouse.scratch(place / "scratch.duckdb")
        try:
            ended = _load(con, source, folder, settings, report)
        except (duckdb.Error, OSError) as error:
            raise _disk_problem(error, settings) from error
        finally:
            con.close()
    return Loaded(source.name, *ended, seconds=time.monotonic() - started)


def _load(
    con: duckdb.DuckDBPyConnection, source: Source, folder: Path, settings: Settings, report: Report
) -> tuple[int | None, str, Path | None, tuple[FileCount, ...], tuple[RuleResult, ...]]:
    # Importing Great Expectations takes seconds; only a load pays for it.
    from data_checks import gate

    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    warehouse.attach_for_writing(con, settings)
    seals.seal_missing(con, settings, publications())
    _refuse_other_currency(source)
    report("cli.staging", source=source.name)
    staged = stage(con, source, folder, now, lambda table: report("cli.staged_table", table=table))
    around = loaded_months.months(con, source.name)
    history = book.has_history(con, staged.tables)
    book.build(con, source.name, staged.tables, around)
    standards.load(con)
    record.prepare(con)
    fill_codes(con, source)
    report("cli.judging")
    verdict = gate.run(
        con,
        source=source.name,
        base_currency=source.base_currency,
        supplied=staged.tables | record.supplied(con, staged.tables),
        months=list(around.staged),
        business_date=settings.business_date,
        historical=source.historical,
        history_ends=source.history_ends,
        waivers=settings.waivers,
        required=REQUIRED | ({"loan_month"} if source.panel else frozenset()),
        tell=lambda number, of: report("cli.rule", number=number, of=of) if number % EVERY == 0 else None,
    )
    if verdict.outcome == "blocked":
        refusal = _keep_refusal(source, settings, now, verdict)
        return None, "blocked", refusal, staged.counts, verdict.results
    if verdict.withheld:
        book.build(con, source.name, staged.tables - verdict.withheld, around)
    _record_verdict(con, verdict)
    report("cli.marts")
    publish.build_marts(con, source, around, report)
    report("cli.publishing")
    program.keep(settings, source)
    judged = Judged(verdict.outcome, verdict.withheld, history)
    number = publish.write(con, source, staged, around, judged, now, report)
    seals.seal_missing(con, settings, publications())
    return number, verdict.outcome, None, staged.counts, verdict.results


@contextmanager
def _scratch_folder(settings: Settings) -> Iterator[Path]:
    """Give a load a folder of its own; what killed loads left behind goes first."""
    for left in settings.warehouse.glob("scratch-*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="scratch-", dir=settings.warehouse) as place:
        yield Path(place)


def _refuse_other_currency(source: Source) -> None:
    for publication in publications():
        if publication.feed == source.name and publication.base_currency != source.base_currency:
            raise Problem(
                "problem.other_currency",
                source=source.name,
                held=publication.base_currency,
                offered=source.base_currency,
            )


def fill_codes(con: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Put the known codes, the contract's and the feed's own, beside the staged tables."""
    known: dict[str, dict[str, Any]] = {column: dict(e) for column, e in codes.known_codes().items()}
    for column, entries in source.codes.items():
        known[column] = {**known.get(column, {}), **entries}
    rows = [
        (column, code, label["en"], label["zh"])
        for column, entries in known.items()
        for code, label in entries.items()
    ]
    columns = [list(values) for values in zip(*rows, strict=True)]
    con.execute("insert into code select 0, unnest(?), unnest(?), unnest(?), unnest(?)", columns)


def _record_verdict(con: duckdb.DuckDBPyConnection, verdict: GateReport) -> None:
    rules = {rule.name: rule for rule in verdict.rules}
    for r in verdict.results:
        title, reason = rules[r.rule].title, rules[r.rule].reason
        said = [title["en"], title["zh"], reason["en"], reason["zh"]]
        counts = [
            r.status,
            r.rows_checked,
            r.failed_count,
            r.waived_count,
            r.stake.loan_count,
            r.stake.amount,
        ]
        row = [0, r.rule, r.table, r.severity, r.dimension, r.owner, *said, *counts]
        con.execute(f"insert into check_result values ({', '.join('?' * len(row))})", row)  # noqa: S608 - only marks
    for waiver, state in verdict.waivers:
        said = [waiver.owner, waiver.approver, waiver.reason["en"], waiver.reason["zh"]]
        row = [0, waiver.rule, waiver.key, *said, str(waiver.approved_on), str(waiver.until), state]
        con.execute(f"insert into check_waiver values ({', '.join('?' * len(row))})", row)  # noqa: S608 - only marks
    con.execute("insert into check_failure select 0, * from failing_subject")
    con.execute(
        "insert into check_loan select distinct 0, rule, loan_id, amount"
        " from failing_loan inner join loan_at_stake using (loan_id)"
    )
    con.execute("insert into check_score select 0, * from score")
    con.execute("insert into check_tolerance select 0, * from tolerance")
    con.execute("insert into table_freshness select 0, * from freshness")


def _keep_refusal(source: Source, settings: Settings, now: dt.datetime, verdict: GateReport) -> Path:
    """Keep a blocked load's report aside, with every failing key, and return its place."""
    from data_checks.report import report_to_json

    folder = settings.warehouse / "refused"
    folder.mkdir(exist_ok=True)
    file = folder / f"{source.name}-{now:%Y%m%dT%H%M%S}.json"
    report = {
        "source": source.name,
        "base_currency": source.base_currency,
        "refused_at": now.isoformat(),
        **json.loads(report_to_json(verdict)),
    }
    file.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def _disk_problem(error: Exception, settings: Settings) -> Exception:
    """Turn a full disk into words; anything else is passed on as it is."""
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    words = ("No space left", "Disk quota", "File too large", "database or disk is full")
    if full or any(word in str(error) for word in words):
        return Problem("problem.no_space", folder=settings.warehouse, detail=error)
    return error
