"""The tiny book in a scratch database as the loader leaves it, and what its rules find there."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import duckdb

from data_checks.failing import write_failing
from data_checks.freshness import write_freshness
from data_checks.rules import Rule, load_rules
from data_checks.tolerances import load_tolerances, write_tolerances
from data_checks.waivers import Waiver, write_waivers
from oversight import contract, standards
from oversight.codes import known_codes

BUSINESS_DATE = dt.date(2024, 4, 10)
MONTHS = [dt.date(2024, 1, 31), dt.date(2024, 2, 29), dt.date(2024, 3, 31)]
SUPPLIED = frozenset(
    {
        "branch",
        "account_activity",
        "bureau_inquiry",
        "customer_event",
        "customer_external",
        "customer_financial",
        "customer_group",
        "customer",
        "exchange_rate",
        "loan",
        "loan_flow",
        "loan_month",
        "collateral",
        "collateral_valuation",
        "collateral_pledge",
        "restructuring",
        "manager",
        "manager_assignment",
        "training",
        "partner",
        "document",
        "inspection",
        "finding",
        "warning_signal",
        "watch_list",
        "fund_flow",
        "collection_action",
        "litigation",
        "limitation_event",
        "complaint",
        "survey",
        "reminder",
        "meeting",
        "decision",
        "action_item",
        "work_plan",
        "rural_support",
        "bank_floor",
        "capital",
        "facility",
        "exposure",
        "repayment_due",
        "class_decision",
        "allowance_movement",
        "collateral_disposal",
        "foreclosed_asset",
        "guarantee",
        "ledger",
        "limit_exception",
        "peer",
        "macro_indicator",
        "reported_figure",
        "feed_manifest",
    }
)
REQUIRED = frozenset({"customer", "loan", "loan_month"})
RUN: dict[str, Any] = {
    "source": "tiny_bank",
    "supplied": SUPPLIED,
    "months": MONTHS,
    "business_date": BUSINESS_DATE,
    "historical": False,
    "history_ends": None,
    "required": REQUIRED,
    "base_currency": "CNY",
}


def tiny_book(file: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Stage the tiny book as a first load: the book is what was staged."""
    con = duckdb.connect(file or ":memory:", config={"threads": 1})
    con.execute(contract.ddl())
    con.execute(Path(__file__).with_name("tiny_book.sql").read_text(encoding="utf-8"))
    con.execute("create schema book")
    for name in contract.tables():
        con.execute(f"create view book.{name} as select * from main.{name}")
    standards.load(con)
    con.execute("create table code (publication integer, column_name varchar, code varchar)")
    con.executemany(
        "insert into code values (0, ?, ?)",
        [(column, code) for column, labels in known_codes().items() for code in labels],
    )
    return con


def failing_keys(
    con: duckdb.DuckDBPyConnection,
    given: dict[str, Any] | None = None,
    rules: tuple[Rule, ...] | None = None,
    waivers: tuple[Waiver, ...] = (),
) -> dict[str, list[dict[str, Any]]]:
    """Run the rules alone, without Great Expectations; return the keys of the rows that each refuses."""
    parameters = {
        "business_date": BUSINESS_DATE,
        "months": MONTHS,
        "historical": False,
        "history_ends": None,
        "base_currency": "CNY",
        **(given or {}),
    }
    write_tolerances(con, load_tolerances())
    write_waivers(con, waivers)
    write_freshness(con, SUPPLIED, parameters["business_date"], historical=parameters["historical"])
    assert write_failing(con, rules or load_rules(), parameters) == {}
    found: dict[str, list[dict[str, Any]]] = {}
    for rule, key in con.execute("select rule, key from failing order by all").fetchall():
        found.setdefault(rule, []).append(json.loads(key))
    return found
