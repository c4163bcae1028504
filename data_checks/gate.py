"""The gate: judge the staged rows by every rule before anything is published."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from data_checks.failing import write_failing
from data_checks.freshness import write_freshness
from data_checks.judgement import idle_rules, outcome_of, rule_results, withheld_tables
from data_checks.report import FailingRow, Report, Score
from data_checks.rules import Rule, load_rules, suites
from data_checks.stakes import stakes_of_rules, write_scores, write_stakes
from data_checks.tolerances import load_tolerances, write_tolerances
from data_checks.waivers import Waiver, load_waivers, write_waivers
from oversight.settings import WAIVERS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def run(
    con: DuckDBPyConnection,
    *,
    source: str,
    supplied: frozenset[str],
    months: list[dt.date],
    business_date: dt.date,
    historical: bool,
    history_ends: dt.date | None,
    required: frozenset[str],
    base_currency: str,
    rules: tuple[Rule, ...] | None = None,
    waivers: Path = WAIVERS,
    tell: Callable[[int, int], None] = lambda *_: None,
) -> Report:
    """Judge the staged rows of schema `main` against schema `book`, and say whether they may be published.

    `supplied` names the tables of the feed and the columns it fills (`loan_month.balance`); a table named
    without columns fills them all. `required` tables block when they fail or are empty, others are withheld.
    `tell` hears the number of each rule and how many there are.
    The scratch database must not be inside a transaction: only committed rows can be judged.
    """
    from data_checks.expectations import validate

    started = time.perf_counter()
    rules = load_rules() if rules is None else rules
    supplied |= required
    known_waivers = _lay_out(con, source, rules, waivers, business_date)
    tables = {name for name in supplied if "." not in name}
    freshness = write_freshness(con, tables, business_date, historical=historical)
    parameters = {
        "business_date": business_date,
        "months": months,
        "historical": historical,
        "history_ends": history_ends,
        "base_currency": base_currency,
    }
    idle = idle_rules(rules, supplied | _held(con, rules), historical=historical)
    errors = write_failing(con, [rule for rule in rules if rule.name not in idle], parameters, tell)
    runnable = [rule for rule in rules if rule.name not in idle and rule.name not in errors]
    verdicts = {**idle, **errors, **validate(con, suites(runnable))}
    write_stakes(con, rules, base_currency)
    failing = tuple(FailingRow(*row) for row in con.execute("from failing_subject order by all").fetchall())
    waived = frozenset((row.rule, row.key) for row in failing if row.is_waived)
    row_counts = {row.table: row.row_count for row in freshness}
    results = rule_results(rules, verdicts, row_counts, failing, stakes_of_rules(con))
    write_scores(con, tables, results)
    withheld = withheld_tables(rules, results, required)
    return Report(
        outcome=outcome_of(results, withheld, required),
        results=results,
        withheld=withheld,
        failing=failing,
        freshness=freshness,
        scores=tuple(Score(*row) for row in con.execute("from score order by all").fetchall()),
        rules=rules,
        waivers=tuple((one, one.state(business_date, waived)) for one in known_waivers),
        seconds=time.perf_counter() - started,
    )


def _lay_out(
    con: DuckDBPyConnection, source: str, rules: tuple[Rule, ...], waivers: Path, day: dt.date
) -> tuple[Waiver, ...]:
    """Put what the rules judge by beside the staged rows; return the waivers that concern the source."""
    write_tolerances(con, load_tolerances())
    concerned = tuple(waiver for waiver in load_waivers(rules, waivers) if waiver.source == source)
    write_waivers(con, [waiver for waiver in concerned if waiver.holds(source, day)])
    return concerned


def _held(con: DuckDBPyConnection, rules: tuple[Rule, ...]) -> frozenset[str]:
    """Name the tables and columns of schema `book` that rules need and that hold anything, from any load."""
    referred = {need for rule in rules for need in rule.needs if need.startswith("book.")}
    return frozenset(name for name in referred if _holds(con, name))


def _holds(con: DuckDBPyConnection, name: str) -> bool:
    _, table, *column = name.split(".")
    value = column[0] if column else "1"
    one = f"select 1 from book.{table} where {value} is not null limit 1"  # noqa: S608 - named in our rule files
    return bool(con.execute(one).fetchall())
