"""One tiny book for all tests; what a test changes is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tests.data_checks.tiny import tiny_book


@pytest.fixture(scope="session")
def _tiny_book() -> Iterator[duckdb.DuckDBPyConnection]:
    con = tiny_book()
    yield con
    con.close()


@pytest.fixture
def con(_tiny_book: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tiny book inside a transaction of its own."""
    _tiny_book.begin()
    yield _tiny_book
    _tiny_book.rollback()
