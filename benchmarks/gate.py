"""The gate against the same predicates run as plain SQL, Great Expectations already imported."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import line, median
from data_checks import gate
from data_checks.rules import load_rules
from data_checks.tolerances import load_tolerances, write_tolerances
from oversight import book, load, loaded_months, record, settings, source, stage, standards, warehouse

GOAL = "1.5x"


def measure(name: str, folder: Path, runs: int = 1) -> Iterator[str]:
    """Stage the feed once; judge it with and without the library."""
    feed = source.read(name)
    with tempfile.TemporaryDirectory() as place:
        con = warehouse.scratch(Path(place) / "scratch.duckdb")
        staged = stage.stage(con, feed, folder, dt.datetime.now(dt.UTC), lambda _: None)
        around = loaded_months.months(con, feed.name)
        book.build(con, feed.name, staged.tables, around)
        standards.load(con)
        record.prepare(con)
        load.fill_codes(con, feed)
        write_tolerances(con, load_tolerances())
        supplied = staged.tables | record.supplied(con, staged.tables)
        given = {
            "business_date": settings.read().business_date,
            "months": list(around.staged),
            "historical": feed.historical,
            "history_ends": feed.history_ends,
            "base_currency": feed.base_currency,
        }

        def judge() -> None:
            gate.run(con, source=feed.name, supplied=supplied, required=load.REQUIRED, **given)

        judge()
        held = {need for rule in load_rules() for need in rule.needs if need.startswith("book.")}
        rules = [rule for rule in load_rules() if rule.can_run(supplied | held)]

        def plain() -> None:
            for rule in rules:
                con.execute(rule.sql, {each: given[each] for each in rule.parameters}).fetchall()

        against = f"{len(rules)} rules as plain SQL"
        yield line(f"gate over {name}", median(judge, runs), against, median(plain, runs), GOAL)
        con.close()
