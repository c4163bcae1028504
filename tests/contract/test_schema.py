"""The contract: what DuckDB makes of schema.sql, what the program reads from it, and what was agreed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from oversight import contract

AGREED: dict[str, Any] = tomllib.loads(Path(__file__).with_name("contract.toml").read_text(encoding="utf-8"))
AMOUNT, SHARE, VALUE = "decimal(18,2)", "decimal(18,8)", "decimal(28,8)"
ALLOWED_TYPES = {"varchar", "integer", "date", "timestamp", "boolean", AMOUNT, SHARE, VALUE}
TYPE_OF_SUFFIX = {
    "_on": "date",
    "_at": "timestamp",
    "_id": "varchar",
    "_type": "varchar",
    "_amount": AMOUNT,
    "_share": SHARE,
    "_rate": SHARE,
}


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(contract.ddl())
        yield connection


def _said(comment: contract.Comment) -> str:
    return f"{comment.en} | {comment.zh}"


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_the_program_reads_the_tables_that_duckdb_makes(database: duckdb.DuckDBPyConnection) -> None:
    made = database.execute("select table_name, comment from duckdb_tables() where not internal").fetchall()
    assert dict(made) == {table.name: _said(table.comment) for table in contract.tables().values()}


def test_the_program_reads_the_columns_that_duckdb_makes(database: duckdb.DuckDBPyConnection) -> None:
    made = database.execute(
        "select table_name, column_name, lower(data_type), comment from duckdb_columns()"
        " where not internal order by table_oid, column_index"
    ).fetchall()
    assert made == [
        (table.name, column.name, column.type, _said(column.comment))
        for table in contract.tables().values()
        for column in table.columns
    ]


@pytest.mark.parametrize("table", contract.tables().values(), ids=lambda table: table.name)
def test_comments_say_something_in_both_languages(table: contract.Table) -> None:
    for comment in [table.comment, *(column.comment for column in table.columns)]:
        assert comment.en.strip()
        assert not _is_chinese(comment.en)
        assert _is_chinese(comment.zh)


@pytest.mark.parametrize("name", AGREED["columns"])
def test_everything_agreed_is_declared(name: str) -> None:
    agreed = AGREED["columns"][name].split() + AGREED["common"].split()
    if name in AGREED["dated"].split():
        agreed += ["valid_from", "valid_to"]
    assert set(agreed) <= set(contract.tables()[name].column_names)


def test_nothing_is_declared_without_agreement() -> None:
    assert list(contract.tables()) == list(AGREED["columns"])


def test_exactly_the_tables_that_describe_are_dated() -> None:
    dated = [table.name for table in contract.tables().values() if table.kind == "dated"]
    assert dated == AGREED["dated"].split()


@pytest.mark.parametrize("table", contract.tables().values(), ids=lambda table: table.name)
def test_a_key_is_made_of_columns_and_fits_the_kind_of_table(table: contract.Table) -> None:
    types = {column.name: column.type for column in table.columns}
    assert set(table.key) <= set(types)
    assert len(set(table.key)) == len(table.key) > 0
    assert (table.kind == "dated") == ("valid_from" in table.key)
    assert (table.kind == "monthly") <= (table.period is not None), "an event may be of a date too"
    assert table.kind != "dated" or table.period is None
    if table.period:
        assert table.period in table.key
        assert types[table.period] == "date"


@pytest.mark.parametrize("table", contract.tables().values(), ids=lambda table: table.name)
def test_types_follow_from_names_and_money_is_exact(table: contract.Table) -> None:
    for column in table.columns:
        assert column.type in ALLOWED_TYPES
        for suffix, expected in TYPE_OF_SUFFIX.items():
            if column.name.endswith(suffix):
                assert column.type == expected, column.name
        if column.name.startswith(("is_", "has_")):
            assert column.type == "boolean", column.name


def test_a_column_of_the_same_name_has_the_same_type_everywhere() -> None:
    types: dict[str, set[str]] = {}
    for table in contract.tables().values():
        for column in table.columns:
            types.setdefault(column.name, set()).add(column.type)
    # An impairment stage is a number, the stage of a lawsuit is not.
    assert [name for name, found in types.items() if len(found) > 1] == ["stage"]
