"""Figures worked out by hand: given tables, parameters, expected rows, and in words what each case proves.

A case of cases/*.toml names a query or a mart. Tables are given as columns and rows, or as the name of one
of the file's books; `"null"` is null. Of the answer only the expected columns are compared, rows in the order
given: amounts exactly, ratios, which are written as `"1/3"`, to twelve significant digits.
`where` keeps the rows with those values, `nonzero` those where a column is neither zero nor null.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest
from given_book import Row, ask, build_marts, complete, empty_book, insert, rows_of

from oversight import record
from oversight.statement import Statement, marts, named_queries

CASES = Path(__file__).with_name("cases")
RATIO_DIGITS = 1e-12
NOT_OF_THE_BOOK = (
    "bank_limit", "collateral_haircut", "standard_class", "standard_parameter", *record.tables(),
)  # fmt: skip


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in file["case"]:
            if isinstance(case["given"], str):
                case["given"] = file["books"][case["given"]]
            yield pytest.param(case, id=f"{path.stem}-{case['name']}")


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty_book() as con:
        yield con


@pytest.fixture
def book(database: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give each case an empty book, at the price of a rollback instead of a new database."""
    database.begin()
    yield database
    database.rollback()


@pytest.mark.parametrize("case", list(_cases()))
def test_figure_worked_out_by_hand(case: Row, book: duckdb.DuckDBPyConnection) -> None:
    found, grain = _answer(case, book)
    keys = [tuple(row[column] for column in grain) for row in found]
    assert len(set(keys)) == len(keys), f"rows are not unique on {grain}"
    seen, expected = _seen(case, found), case["expect"]["rows"]
    assert len(seen) == len(expected), f"{case['proves']}: {seen}"
    for seen_row, expected_row in zip(seen, expected, strict=True):
        assert seen_row == [_read_like(*pair) for pair in zip(expected_row, seen_row, strict=True)], case[
            "proves"
        ]


def _answer(case: Row, con: duckdb.DuckDBPyConnection) -> tuple[list[Row], tuple[str, ...]]:
    for table, given in case["given"].items():
        insert(con, table if table in NOT_OF_THE_BOOK else f"book.{table}", _rows(given))
    complete(con)
    statement = named_queries()[case["query"]] if "query" in case else _mart(case["mart"])
    wanted = statement.sources if "query" in case else frozenset({statement.name})
    build_marts(con, "CNY", wanted)
    if "query" in case:
        return ask(con, statement.name, case.get("parameters", {})), statement.grain
    order = ", ".join(statement.grain)
    return rows_of(con, f"select * from {statement.name} order by {order}", {}), statement.grain


def _mart(name: str) -> Statement:
    return next(mart for mart in marts() if mart.name == name)


def _rows(table: Row) -> list[Row]:
    return [
        {c: None if value == "null" else value for c, value in zip(table["columns"], row, strict=True)}
        for row in table["rows"]
    ]


def _seen(case: Row, found: list[Row]) -> list[list[Any]]:
    wanted = case.get("where", {}).items()
    nonzero = case.get("nonzero")
    return [
        [row[column] for column in case["expect"]["columns"]]
        for row in found
        if all(row[column] == value for column, value in wanted) and (nonzero is None or row[nonzero])
    ]


def _read_like(value: Any, found: Any) -> Any:
    """Read an expected value as the type of thing that was found in its place."""
    if value == "null":
        return None
    if isinstance(found, Decimal):
        return Decimal(value)
    if isinstance(found, float):
        return pytest.approx(_ratio(value), rel=RATIO_DIGITS)
    return value


def _ratio(text: str) -> float:
    numerator, denominator = text.split("/")
    return float(Fraction(numerator) / Fraction(denominator))
