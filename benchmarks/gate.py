"""The gate against the same predicates run as plain SQL, Great Expectations already imported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import line, median
from data_checks import gate
from data_checks.rules import load_rules
from oversight import book, load, record, source, stage, standards, warehouse

BUSINESS_DATE = dt.date(2026, 11, 15)


def measure(data: Path) -> Iterator[str]:
    """Stage the feed once; judge it with and without the library."""
    feed = source.read("cmbs_abs_ee")
    con = warehouse.scratch()
    staged = stage.stage(con, feed, data, dt.datetime(2026, 11, 15, tzinfo=dt.UTC), lambda _: None)
    around = book.months(con, feed.name)
    book.build(con, feed.name, staged.tables, around)
    standards.load(con)
    record.prepare(con)
    load.fill_codes(con, feed)
    supplied = staged.tables | record.supplied(con, staged.tables)

    def judge() -> None:
        gate.run(
            con,
            source=feed.name,
            base_currency=feed.base_currency,
            supplied=supplied,
            months=list(around.staged),
            business_date=BUSINESS_DATE,
            historical=feed.historical,
            history_ends=feed.history_ends,
            required=load.REQUIRED,
        )

    judge()
    given = {
        "business_date": BUSINESS_DATE,
        "months": list(around.staged),
        "historical": feed.historical,
        "history_ends": feed.history_ends,
        "base_currency": feed.base_currency,
    }
    rules = [rule for rule in load_rules() if rule.can_run(supplied)]

    def plain() -> None:
        for rule in rules:
            con.execute(rule.sql, {name: given[name] for name in rule.parameters}).fetchall()

    yield line("gate", median(judge, 3), f"{len(rules)} rules as plain SQL", median(plain, 3), "2x")
