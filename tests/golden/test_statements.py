"""Headers, measures and standards say what the SQL does: nothing in queries/ is decoration."""

from __future__ import annotations

import itertools
import re

import duckdb
import pytest
from given_book import ask, build_marts, complete, empty_book, insert

from oversight import contract, standards
from oversight.measures import measures, signs, symbols
from oversight.reader import Reader
from oversight.statement import Statement, comparisons, faults, marts, named_queries

HAN = re.compile(r"[\u4e00-\u9fff]")
UNITS = {"money", "ratio", "count", "days", "index"}
STATEMENTS = [*marts(), *named_queries().values()]
SHOWN = [query for query in named_queries().values() if query.theme != "scope"]
SCOPE = {"branch": "varchar[]", "product": "varchar[]", "sector": "varchar[]", "region": "varchar[]"}


@pytest.fixture(scope="module")
def book() -> duckdb.DuckDBPyConnection:
    """Two months of two loans in every mart, and the empty tables that only a publication fills."""
    con = empty_book()
    months = ("2024-01-31", "2024-02-29")
    rows = [
        {"as_of_date": month, "loan_id": loan, "balance": "10.00", "days_past_due": days}
        for month, (loan, days) in itertools.product(months, (("a", 0), ("b", 100)))
    ]
    insert(con, "book.loan_month", rows)
    complete(con)
    wanted = frozenset().union(
        *(statement.sources for statement in STATEMENTS), {mart.name for mart in marts()}
    )
    build_marts(con, "CNY", wanted)
    return con


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.name)
def test_header_says_what_the_statement_does(statement: Statement, book: duckdb.DuckDBPyConnection) -> None:
    assert list(faults(book, statement)) == []


@pytest.mark.parametrize("query", comparisons().values(), ids=lambda query: query.name)
def test_header_of_a_comparison_says_what_it_does(query: Statement, book: duckdb.DuckDBPyConnection) -> None:
    assert list(faults(book, query)) == []
    assert bool(HAN.search(query.notes["zh"])) == bool(query.notes["en"])
    assert "= any($" not in query.sql


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_a_filter_is_no_join(query: Statement) -> None:
    assert "= any($" not in query.sql, "DuckDB plans a join for it; list_contains tests the row"


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_query_runs_and_has_its_grain(query: Statement, book: duckdb.DuckDBPyConnection) -> None:
    given = {"basis": "dpd", "standard": "fdic"}
    rows = ask(book, query.name, {name: given[name] for name in query.parameters if name in given})
    for row in rows:
        assert set(query.grain) <= row.keys()
    assert set(query.needs) <= {
        *contract.tables(),
        *(f"{table.name}.{column}" for table in contract.tables().values() for column in table.column_names),
    }


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_filter_on_everything_equals_no_filter(query: Statement, book: duckdb.DuckDBPyConnection) -> None:
    given = {"basis": "dpd", "standard": "china_2023"}
    scope = {
        name: ["unknown", "corporate_loan"]
        for name, kind in query.parameters.items()
        if SCOPE.get(name) == kind
    }
    given = {name: value for name, value in given.items() if name in query.parameters}
    free, scoped = ask(book, query.name, given), ask(book, query.name, {**given, **scope})
    of_the_whole_book = {name for row in free for name in row if "largest" in name or name == "net_capital"}
    for row in (*free, *scoped):
        for name in of_the_whole_book:
            row.pop(name)
    assert scoped == free


def test_measures_are_complete_and_name_columns_that_there_are(book: duckdb.DuckDBPyConnection) -> None:
    columns = set()
    for query in named_queries().values():
        described = book.execute(query.sql, dict.fromkeys(query.parameters)).description
        columns |= {column[0] for column in described}
    for name, measure in measures().items():
        assert name in columns, name
        assert measure.unit in UNITS, name
        assert measure.direction in ("up_is_bad", "up_is_good", "neutral"), name
        assert all(said["en"] and said["zh"] for said in (measure.title, measure.formula, measure.source)), (
            name
        )
        assert {measure.numerator, measure.denominator} - {None} <= columns, name


def test_every_measure_has_symbols_and_every_sign_is_explained() -> None:
    assert [name for name, measure in measures().items() if not measure.symbols] == []
    used = set(signs(measure.symbols for measure in measures().values()))
    explained = {sign for said in symbols().values() for sign in signs(said.values()) if sign in symbols()}
    assert used - symbols().keys() == set(), "explain the sign in queries/symbols.toml"
    assert symbols().keys() - used - explained == set(), "no measure uses the sign"
    assert all(said["en"] and said["zh"] for said in symbols().values())


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_notes_of_a_query_are_in_both_languages(query: Statement) -> None:
    assert bool(query.notes["en"]) == bool(query.notes["zh"])
    assert not HAN.search(query.notes["en"])
    assert not query.notes["zh"] or HAN.search(query.notes["zh"])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("query", SHOWN, ids=lambda query: query.name)
def test_headings_of_a_query_differ(query: Statement, language: str, book: duckdb.DuckDBPyConnection) -> None:
    other = "_en" if language == "zh" else "_zh"
    described = book.execute(query.sql, dict.fromkeys(query.parameters)).description
    shown = [name.removesuffix(f"_{language}") for name, *_ in described if not name.endswith(other)]
    headings = [Reader(language, "CNY").column(column) for column in shown]
    assert sorted({one for one in headings if headings.count(one) > 1}) == []


def test_every_number_of_a_standard_names_its_article() -> None:
    for name, standard in standards.read().items():
        numbers = [*standard.get("class", []), *standard.get("parameters", {}).values()]
        assert all(number["article"]["en"] and number["article"]["zh"] for number in numbers), name
        assert standard["standard"]["title"]["zh"], name


def test_buckets_of_a_standard_leave_no_day_out() -> None:
    for name in standards.names():
        buckets = sorted(standards.buckets(name), key=lambda bucket: bucket["no"])
        assert buckets[0]["from_days"] == 0
        assert "to_days" not in buckets[-1]
        for before, after in itertools.pairwise(buckets):
            assert after["from_days"] == before["to_days"] + 1, f"{name} {after['bucket']}"
