"""What each `source.toml` promises, held against its SELECTs, the contract and the files."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.sources.staging import REPOSITORY, Ask, real_folder

FEEDS = {path.parent.name: path for path in sorted((REPOSITORY / "sources").glob("*/source.toml"))}
CODED = {
    "loan": ["product_type", "use_industry_code", "use_region_code", "currency", "repayment_method"],
    "customer": ["customer_type", "role", "industry_code", "region_code"],
    "collateral": ["collateral_type", "subtype", "region_code"],
    "collateral_valuation": ["method", "currency"],
    "loan_month": ["status"],
    "loan_flow": ["flow_type"],
    "restructuring": ["terms_changed"],
}


def description(feed: str) -> dict[str, Any]:
    return tomllib.loads(FEEDS[feed].read_text(encoding="utf-8"))


def codes() -> dict[str, Any]:
    return tomllib.loads((REPOSITORY / "queries" / "codes.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def ask(request: pytest.FixtureRequest) -> dict[str, Ask]:
    return {"cmbs_abs_ee": request.getfixturevalue("cmbs"), "sba_7a": request.getfixturevalue("sba")}


def test_both_real_feeds_are_described() -> None:
    assert {"cmbs_abs_ee", "sba_7a"} <= FEEDS.keys()


@pytest.mark.parametrize("feed", FEEDS)
def test_every_label_and_reason_is_in_both_languages(feed: str) -> None:
    told = description(feed)
    labels = [told["title"], *told.get("not_supplied", {}).values()]
    labels += [told["description"]] if "description" in told else []
    labels += [label for column in told.get("codes", {}).values() for label in column.values()]
    for label in labels:
        assert set(label) == {"en", "zh"}
        assert label["en"].strip()
        assert any("\u4e00" <= character <= "\u9fff" for character in label["zh"]), label


@pytest.mark.parametrize("feed", FEEDS)
def test_what_is_not_supplied_names_the_contract_and_no_select_fills_it(feed: str) -> None:
    con = duckdb.connect()
    con.execute((REPOSITORY / "queries" / "schema.sql").read_text(encoding="utf-8"))
    known = {
        f"{table}.{column}": None
        for table, column in con.execute("select table_name, column_name from duckdb_columns()").fetchall()
    }
    tables = {name.split(".")[0] for name in known}
    for subject in description(feed).get("not_supplied", {}):
        table = subject.split(".")[0]
        assert subject in known or subject in tables
        if subject == table:
            assert not (FEEDS[feed].parent / f"{table}.sql").exists()


@pytest.mark.parametrize("feed", ["cmbs_abs_ee", "sba_7a"])
def test_a_column_said_to_be_missing_is_empty(ask: dict[str, Ask], feed: str) -> None:
    for subject in description(feed).get("not_supplied", {}):
        if "." in subject:
            table, column = subject.split(".")
            assert ask[feed](f"select count({column}) from {table}") == [(0,)], subject


@pytest.mark.parametrize("feed", ["cmbs_abs_ee", "sba_7a"])
def test_declared_columns_are_the_header_of_the_file(feed: str) -> None:
    for name, file in description(feed)["files"].items():
        with (real_folder(feed) / name).open(encoding=file["encoding"], newline="") as stream:
            assert next(csv.reader(stream)) == file["columns"]


@pytest.mark.parametrize("feed", ["cmbs_abs_ee", "sba_7a"])
def test_declared_keys_are_unique_in_the_file(ask: dict[str, Ask], feed: str) -> None:
    for name, file in description(feed)["files"].items():
        path = real_folder(feed) / name
        key = ", ".join(file["key"])
        twice = f"select {key} from read_csv('{path}', all_varchar = true) group by all having count(*) > 1"
        assert ask[feed](twice) == []


@pytest.mark.parametrize("feed", ["cmbs_abs_ee", "sba_7a"])
def test_every_code_in_use_has_a_name(ask: dict[str, Ask], feed: str) -> None:
    own = description(feed).get("codes", {})
    for table, columns in CODED.items():
        for column in columns:
            named = {"unknown"} | own.get(column, {}).keys() | codes().get(column, {}).keys()
            used = {
                code
                for (code,) in ask[feed](f"select distinct {column} from {table} where {column} is not null")
            }
            assert used <= named, f"{table}.{column}"


@pytest.mark.parametrize("feed", ["cmbs_abs_ee", "sba_7a"])
def test_the_history_ends_with_the_last_day_in_the_data(ask: dict[str, Ask], feed: str) -> None:
    last = ask[feed]("""
        select greatest((select max(as_of_date) from loan_month), (select max(booked_on) from loan_flow))
    """)
    assert last == [(description(feed)["history_ends"],)]


def test_the_guide_names_every_key_that_a_description_uses() -> None:
    guide = (REPOSITORY / "sources" / "README.md").read_text(encoding="utf-8")
    assert len(guide.splitlines()) <= 80
    for feed in FEEDS:
        told = description(feed)
        for key in {*told, *(key for file in told["files"].values() for key in file)}:
            assert f"`{key}`" in guide, key


def test_selects_read_only_their_own_folder() -> None:
    selects = sorted(path for feed in FEEDS.values() for path in Path(feed.parent).glob("*.sql"))
    assert selects
    for select in selects:
        sql = select.read_text(encoding="utf-8")
        assert sql.count("read_csv(") == sql.count("read_csv($folder || '/"), select
