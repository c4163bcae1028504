"""The gate as the loader calls it: Great Expectations decides, the outcome follows, nothing is left open."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from data_checks import gate
from data_checks.report import Report, RuleResult, report_to_json
from data_checks.rules import Rule, load_rules
from tests.data_checks.tiny import RUN, tiny_book

# Great Expectations imports modules of the standard library that Python 3.11 calls deprecated.
pytestmark = pytest.mark.filterwarnings(
    "ignore:module 'sre_(constants|parse)' is deprecated:DeprecationWarning"
)

WAIVER = """
[[waiver]]
source = "tiny_bank"
rule = "loan_month_balance_within_amount"
key = { as_of_date = 2024-01-31, loan_id = "L2" }
reason = { en = "Fee booked as principal, to be reversed in April", zh = "费用误记本金，4月冲正" }
owner = "Li Wei"
approver = "Zhang Min"
approved_on = 2024-02-01
until = 2024-04-30
"""
ABOVE = "update loan_month set balance = 500000.01 where loan_id = 'L2' and as_of_date = '2024-01-31'"


@pytest.fixture
def book() -> Iterator[duckdb.DuckDBPyConnection]:
    """A tiny book of its own: Great Expectations sees committed rows only, so nothing can be rolled back."""
    con = tiny_book()
    yield con
    con.close()


def _only(*names: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in load_rules() if rule.name in names)


def _result(report: Report, rule: str) -> RuleResult:
    return next(result for result in report.results if result.rule == rule)


def _failed(report: Report) -> list[tuple[str, str]]:
    return [(r.rule, r.status) for r in report.results if r.status not in ("passed", "not_supplied")]


def test_a_clean_book_is_published(book: duckdb.DuckDBPyConnection) -> None:
    report = gate.run(book, **RUN)
    assert report.outcome == "passed"
    assert {result.status for result in report.results} == {"passed"}
    assert len(report.results) == len(load_rules())
    assert report.withheld == frozenset()
    assert _result(report, "loan_month_key_unique").rows_checked == 18
    assert report.seconds > 0


def test_each_failing_row_is_kept_and_decides(book: duckdb.DuckDBPyConnection) -> None:
    book.execute("insert into loan_month from loan_month where loan_id in ('L4', 'L6')")
    for table in ("feed_manifest", "allowance_movement", "reported_figure"):
        book.execute(f"delete from {table}")
    book.execute("update loan set annual_rate = 4.35 where loan_id = 'L1'")
    report = gate.run(book, **RUN)
    assert report.outcome == "blocked"
    assert _failed(report) == [("loan_month_key_unique", "failed"), ("loan_rate_possible", "failed")]
    assert _result(report, "loan_month_key_unique").failed_count == 6
    written = json.loads(report_to_json(report))
    first = written["rules"][0]
    assert first["rule"] == "loan_month_key_unique"
    assert len(first["failing"]) == 6
    assert first["failing"][0] == {"as_of_date": "2024-01-31", "loan_id": "L4"}
    assert first["reason"]["zh"]


def test_a_warning_does_not_block(book: duckdb.DuckDBPyConnection) -> None:
    book.execute("update loan set annual_rate = 4.35 where loan_id = 'L1'")
    assert gate.run(book, **RUN).outcome == "warnings"


def test_a_business_finding_neither_blocks_nor_warns(book: duckdb.DuckDBPyConnection) -> None:
    book.execute("update loan_month set risk_class_reported = 2, impairment_stage = 2 where loan_id = 'L5'")
    book.execute(
        "update loan_month set risk_class_reported = null, impairment_stage = null where balance = 0"
    )
    book.execute("delete from reported_figure")
    report = gate.run(book, **RUN)
    assert report.outcome == "passed"
    assert _result(report, "loan_month_class_covers_days").failed_count == 2


@pytest.mark.parametrize("table", ["customer", "loan", "loan_month"])
def test_an_empty_required_table_blocks(book: duckdb.DuckDBPyConnection, table: str) -> None:
    book.execute(f"drop view book.{table}; create table book.{table} as from {table}; delete from {table}")
    months = [] if table == "loan_month" else RUN["months"]
    report = gate.run(book, **{**RUN, "months": months})
    assert (report.outcome, _failed(report)) == ("blocked", [(f"{table}_not_empty", "failed")])


def test_a_required_table_that_never_came_blocks(book: duckdb.DuckDBPyConnection) -> None:
    book.execute("delete from loan_month")
    report = gate.run(book, **{**RUN, "supplied": RUN["supplied"] - {"loan_month"}, "months": []})
    assert (report.outcome, _failed(report)) == ("blocked", [("loan_month_not_empty", "failed")])


def test_an_optional_table_is_withheld_with_those_that_rest_on_it(book: duckdb.DuckDBPyConnection) -> None:
    book.execute("update collateral set collateral_type = 'goodwill' where collateral_id = 'P2'")
    report = gate.run(book, **RUN)
    assert report.outcome == "warnings"
    assert report.withheld == {
        "collateral",
        "collateral_disposal",
        "collateral_pledge",
        "collateral_valuation",
    }


def test_a_fault_in_pledges_withholds_only_them(book: duckdb.DuckDBPyConnection) -> None:
    book.execute("update collateral_pledge set allocated_share = 1.5 where loan_id = 'L2'")
    book.execute("update collateral_pledge set valid_to = '2022-06-03' where loan_id = 'L2'")
    assert gate.run(book, **RUN).withheld == {"collateral_pledge"}


def test_what_a_feed_does_not_supply_is_not_passed(book: duckdb.DuckDBPyConnection) -> None:
    columns = {f"loan_month.{name}" for name in ("as_of_date", "loan_id", "balance", "status")}
    supplied = frozenset({"customer", "loan", "loan_month", *columns})
    book.execute("delete from branch; delete from collateral_pledge")
    report = gate.run(book, **{**RUN, "supplied": supplied})
    for rule in ("loan_month_days_agree", "loan_branch_exists", "collateral_pledge_shares_within_one"):
        assert _result(report, rule).status == "not_supplied"
        assert _result(report, rule).rows_checked == 0
    assert _result(report, "loan_month_balance_present").status == "passed"


def test_a_reference_table_held_from_an_earlier_load_is_judged_against(
    book: duckdb.DuckDBPyConnection,
) -> None:
    book.execute("update loan set branch_id = 'B9' where loan_id = 'L2'")
    report = gate.run(book, **{**RUN, "supplied": RUN["supplied"] - {"branch"}})
    assert _result(report, "loan_branch_exists").status == "failed"


def test_history_is_called_history(book: duckdb.DuckDBPyConnection) -> None:
    ended = {"historical": True, "history_ends": dt.date(2024, 3, 31), "business_date": dt.date(2026, 1, 1)}
    report = gate.run(book, **{**RUN, **ended})
    assert report.outcome == "passed"
    assert {row.status for row in report.freshness} == {"history"}
    assert _result(report, "loan_month_fresh").status == "history"


def test_freshness_is_measured_against_the_business_date(book: duckdb.DuckDBPyConnection) -> None:
    report = gate.run(book, **{**RUN, "business_date": dt.date(2024, 5, 16)})
    months = next(row for row in report.freshness if row.table == "loan_month")
    assert (months.row_count, months.last_update) == (18, dt.date(2024, 3, 31))
    assert (months.age_days, months.service_level_days, months.status) == (46, 45, "stale")
    assert _failed(report) == [("loan_month_fresh", "failed")]
    assert report.outcome == "warnings"


def test_a_row_that_came_again_is_as_fresh_as_its_last_arrival(book: duckdb.DuckDBPyConnection) -> None:
    book.execute("drop view book.branch; create table book.branch as from branch")
    book.execute("update book.branch set received_at = '2020-01-01'")
    branch = next(row for row in gate.run(book, **RUN).freshness if row.table == "branch")
    assert (branch.last_update, branch.status) == (dt.date(2024, 4, 8), "fresh")


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("select loan_id from loan where no_such_column", "no_such_column"),
        ("select loan_id, customer_id from loan where false", "declares key"),
        ("select loan_id from loan; select loan_id from loan", "one SELECT"),
        ("delete from loan", "one SELECT"),
        ("select loan_id from loan where granted_on > $business_date", "declares parameters"),
        ("select loan_id from loan where loan_id::integer > 0", "Could not convert"),
    ],
)
def test_a_rule_that_cannot_run_blocks_as_an_error(
    book: duckdb.DuckDBPyConnection, sql: str, says: str
) -> None:
    rate, key = _only("loan_rate_possible", "loan_key_unique")[::-1]
    report = gate.run(book, **RUN, rules=(replace(rate, sql=sql), key))
    assert (report.outcome, _failed(report)) == ("blocked", [("loan_rate_possible", "error")])
    assert says in _result(report, "loan_rate_possible").detail
    assert book.execute("select count(*) from loan").fetchall() == [(6,)]


@pytest.mark.parametrize(
    ("source", "business_date", "outcome", "status"),
    [
        ("tiny_bank", dt.date(2024, 4, 30), "passed", "waived"),
        ("tiny_bank", dt.date(2024, 5, 1), "blocked", "failed"),
        ("tiny_bank", dt.date(2024, 4, 10), "passed", "waived"),
        ("other_bank", dt.date(2024, 4, 10), "blocked", "failed"),
    ],
)
def test_a_waiver_holds_for_its_source_until_its_last_day(
    book: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    source: str,
    business_date: dt.date,
    outcome: str,
    status: str,
) -> None:
    waivers = _waivers(tmp_path)
    book.execute(ABOVE)
    told = {**RUN, "source": source, "business_date": business_date}
    report = gate.run(book, **told, rules=_only("loan_month_balance_within_amount"), waivers=waivers)
    result = _result(report, "loan_month_balance_within_amount")
    assert (report.outcome, result.status) == (outcome, status)
    assert (result.failed_count, result.waived_count) == ((0, 1) if status == "waived" else (1, 0))


def test_a_waiver_lets_one_row_through_and_no_other(book: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    book.execute(ABOVE)
    book.execute("update loan_month set balance = 500001 where loan_id = 'L2' and as_of_date = '2024-02-29'")
    rules = _only("loan_month_balance_within_amount")
    report = gate.run(book, **RUN, rules=rules, waivers=_waivers(tmp_path))
    result = _result(report, "loan_month_balance_within_amount")
    assert (report.outcome, result.failed_count, result.waived_count) == ("blocked", 1, 1)
    failing = json.loads(report_to_json(report))["rules"][0]
    assert failing["failing"] == [{"as_of_date": "2024-02-29", "loan_id": "L2"}]
    assert failing["waived"] == [{"as_of_date": "2024-01-31", "loan_id": "L2"}]


def test_the_scratch_file_is_free_again_afterwards(tmp_path: Path) -> None:
    file = tmp_path / "scratch.duckdb"
    con = tiny_book(file)
    gate.run(con, **RUN, rules=_only("loan_key_unique"))
    con.close()
    # A cursor left open would keep the file at its old configuration, and this would be refused.
    with duckdb.connect(str(file), read_only=True) as again:
        assert again.execute("select count(*) from failing").fetchall() == [(0,)]


def test_two_runs_on_one_connection_agree(book: duckdb.DuckDBPyConnection) -> None:
    book.execute(ABOVE)
    rules = _only("loan_month_balance_within_amount", "loan_fresh", "loan_key_unique")
    first, second = (gate.run(book, **RUN, rules=rules) for _ in range(2))
    assert replace(first, seconds=0) == replace(second, seconds=0)


def test_reading_the_rules_does_not_import_great_expectations() -> None:
    code = (
        "import sys; from data_checks import gate, rules, report, waivers; rules.load_rules(); "
        "print(sorted({'great_expectations', 'sqlalchemy', 'duckdb_engine'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def _waivers(folder: Path) -> Path:
    file = folder / "waivers.toml"
    file.write_text(WAIVER, encoding="utf-8")
    return file
