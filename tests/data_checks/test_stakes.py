"""What stands behind a failing row, and how the score counts it, worked out by hand on the tiny book."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data_checks.report import RuleResult, Stake
from data_checks.rules import load_rules
from data_checks.stakes import stakes_of_rules, write_scores, write_stakes
from tests.data_checks.tiny import SUPPLIED

CASES = tomllib.loads(Path(__file__).with_name("stakes.toml").read_text(encoding="utf-8"))["case"]
COLUMNS = ("branch_id", "customer_id", "loan_count", "amount_at_stake")


def _fail(con: duckdb.DuckDBPyConnection, *rows: tuple[str, dict[str, Any]], is_waived: bool = False) -> None:
    con.execute("create table if not exists failing (rule varchar, key varchar, is_waived boolean)")
    con.executemany(
        "insert into failing values (?, ?, ?)",
        [(rule, json.dumps(key, separators=(",", ":")), is_waived) for rule, key in rows],
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_what_a_failing_row_is_about(con: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    columns = next(rule.key for rule in load_rules() if rule.name == case["rule"])
    _fail(con, (case["rule"], {name: case["key"].get(name) for name in columns}))
    write_stakes(con, load_rules(), "CNY")
    (found,) = con.execute(f"select {', '.join(COLUMNS)} from failing_subject").fetchall()
    said = {name: value for name, value in zip(COLUMNS, found, strict=True) if value is not None}
    amount = {"amount_at_stake": str(said["amount_at_stake"])} if "amount_at_stake" in said else {}
    assert {**said, **amount} == case["expect"]


def test_a_loan_behind_several_rows_of_a_rule_counts_once(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("update collateral set source_system = 'collateral system' where collateral_id = 'P2'")
    con.execute("insert into collateral select * replace (date '2019-01-01' as valid_from) from collateral")
    keys = [
        {"collateral_id": "P2", "valid_from": day, "column_name": "collateral_type"}
        for day in ("2019-01-01", "2022-01-01")
    ]
    _fail(con, *(("collateral_codes_known", key) for key in keys))
    write_stakes(con, load_rules(), "CNY")
    assert stakes_of_rules(con) == {"collateral_codes_known": Stake(2, Decimal("877000.00"))}
    assert con.execute("select distinct source_system from failing_subject").fetchall() == [
        ("collateral system",)
    ]


def test_an_amount_that_cannot_be_converted_is_not_known(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("drop view book.exchange_rate; create table book.exchange_rate as from exchange_rate limit 0")
    _fail(con, ("loan_rate_possible", {"loan_id": "L3"}))
    write_stakes(con, load_rules(), "CNY")
    assert stakes_of_rules(con) == {"loan_rate_possible": Stake(1, None)}


def _result(rule: str, status: str, failed: int = 0, waived: int = 0) -> RuleResult:
    known = next(one for one in load_rules() if one.name == rule)
    said = (known.severity, known.dimension, known.owner, status)
    return RuleResult(rule, known.table, *said, 0, failed, waived, Stake())  # type: ignore[arg-type]


def test_the_score_counts_one_rule_on_one_row_as_a_check(con: duckdb.DuckDBPyConnection) -> None:
    """Two rules on six loans, one on the two rows of branch; one that could not run counts for nothing.

    L1 fails (branch B1), L4 fails and is waived (B2); branch B9 fails and has no row: a check more.
    """
    results = [
        _result("loan_rate_possible", "failed", 1),
        _result("loan_dates_in_order", "waived", 0, 1),
        _result("branch_key_present", "failed", 1),
        _result("loan_shares_possible", "not_supplied"),
        _result("loan_month_class_covers_days", "failed", 1),
    ]
    branch = {"branch_id": "B9", "valid_from": "2020-01-01"}
    _fail(con, ("loan_rate_possible", {"loan_id": "L1"}), ("branch_key_present", branch))
    _fail(con, ("loan_dates_in_order", {"loan_id": "L4"}), is_waived=True)
    write_stakes(con, load_rules(), "CNY")
    write_scores(con, SUPPLIED, results)
    found = {(cut, code): tuple(counts) for cut, code, *counts in con.execute("from score").fetchall()}
    assert found == {
        ("all", "all"): (15, 3, 1),
        ("branch", "B1"): (9, 1, 0),
        ("branch", "B2"): (5, 1, 1),
        ("branch", "B9"): (1, 1, 0),
        ("dimension", "validity"): (12, 2, 1),
        ("dimension", "completeness"): (3, 1, 0),
        ("source_system", "unknown"): (15, 3, 1),
        ("table_name", "branch"): (3, 1, 0),
        ("table_name", "loan"): (12, 2, 1),
    }


def test_parts_of_the_score_add_up_to_the_whole(con: duckdb.DuckDBPyConnection) -> None:
    results = [_result(rule.name, "passed") for rule in load_rules()]
    con.execute("create table failing (rule varchar, key varchar, is_waived boolean)")
    write_stakes(con, load_rules(), "CNY")
    write_scores(con, SUPPLIED, results)
    totals = con.execute("select cut, sum(check_count), sum(failed_count) from score group by cut").fetchall()
    assert len({(checks, failed) for _, checks, failed in totals}) == 1
    assert {cut for cut, *_ in totals} == {"all", "dimension", "table_name", "branch", "source_system"}
