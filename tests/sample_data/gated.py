"""A sample bank judged by the rules in this process: no warehouse, no Great Expectations, the same rows."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from data_checks.failing import write_failing
from data_checks.freshness import write_freshness
from data_checks.judgement import idle_rules
from data_checks.rules import load_rules
from data_checks.tolerances import load_tolerances, write_tolerances
from data_checks.waivers import write_waivers
from oversight import contract, record, source, standards, warehouse
from oversight.load import fill_codes
from oversight.stage import stage

BANK = "sample_bank"


def failing_rows(folder: Path, business_date: dt.date) -> set[tuple[str, str]]:
    """Stage a sample bank as a first load, and name each rule with the key of each row it refuses."""
    con = warehouse.scratch()
    try:
        feed = source.read(BANK)
        received_at = dt.datetime.combine(business_date, dt.time(8))
        staged = stage(con, feed, folder, received_at, lambda _: None)
        con.execute("create schema book")
        for name in contract.tables():
            con.execute(f"create view book.{name} as from main.{name}")
        standards.load(con)
        record.prepare(con)
        fill_codes(con, feed)
        write_tolerances(con, load_tolerances())
        write_waivers(con, ())
        write_freshness(con, staged.tables, business_date, historical=False)
        own = staged.tables | record.supplied(con, staged.tables)
        idle = idle_rules(load_rules(), own | {f"book.{name}" for name in own}, historical=False)
        runnable = [rule for rule in load_rules() if rule.name not in idle]
        months = con.execute("select distinct as_of_date from loan_month order by all").fetchall()
        given = {
            "business_date": business_date,
            "months": [day for (day,) in months],
            "historical": False,
            "history_ends": None,
            "base_currency": feed.base_currency,
        }
        assert write_failing(con, runnable, given) == {}
        rows = con.execute("select rule, key from failing").fetchall()
        return {(rule, json.dumps(json.loads(key), sort_keys=True, ensure_ascii=False)) for rule, key in rows}
    finally:
        con.close()
