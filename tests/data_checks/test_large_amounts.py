"""Amounts of the largest banks: DuckDB multiplies decimals of 18 digits in 18 digits, and fails beyond."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest

from data_checks.failing import write_failing
from data_checks.freshness import write_freshness
from data_checks.rules import load_rules
from data_checks.stakes import stakes_of_rules, write_stakes
from data_checks.tolerances import load_tolerances, write_tolerances
from data_checks.waivers import write_waivers
from oversight import contract
from oversight.book import WITH_HISTORY
from oversight.statement import marts
from tests.data_checks.tiny import BUSINESS_DATE, MONTHS, SUPPLIED

LARGER = 1_000_000


@pytest.fixture
def large(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The tiny book with every amount a million times as large."""
    for table in contract.tables().values():
        amounts = [column.name for column in table.columns if column.type == "decimal(18,2)"]
        for name in amounts:
            con.execute(f"update main.{table.name} set {name} = {name}::double * {LARGER}")
    return con


def test_no_rule_fails_to_run_on_large_amounts(large: duckdb.DuckDBPyConnection) -> None:
    given = {"business_date": BUSINESS_DATE, "months": MONTHS, "historical": False, "history_ends": None}
    write_tolerances(large, load_tolerances())
    write_waivers(large, ())
    write_freshness(large, SUPPLIED, BUSINESS_DATE, historical=False)
    assert write_failing(large, load_rules(), {**given, "base_currency": "CNY"}) == {}


def test_what_stands_behind_a_failing_row_can_be_told_of_large_amounts(
    large: duckdb.DuckDBPyConnection,
) -> None:
    large.execute(
        "create table failing as select 'loan_rate_possible' as rule,"
        " to_json({ 'loan_id': loan_id })::varchar as key, false as is_waived from loan"
    )
    write_stakes(large, load_rules(), "CNY")
    assert stakes_of_rules(large)["loan_rate_possible"].amount == Decimal("2071000000000.00")


def test_every_mart_can_be_built_of_large_amounts(large: duckdb.DuckDBPyConnection) -> None:
    large.execute("create schema history")
    for table in WITH_HISTORY:
        large.execute(f"create view history.{table} as from main.{table}")
    write_tolerances(large, load_tolerances())
    given = {"months": MONTHS, "base_currency": "CNY"}
    for mart in marts():
        large.execute(
            f"create table {mart.name} as {mart.sql}", {name: given[name] for name in mart.parameters}
        )
    (largest,) = large.execute("select max(balance) from judged_loan_month").fetchall()
    assert largest[0] > LARGER**2 / 100
