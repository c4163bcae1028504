"""A change behind the warehouse's back is found and named; what is legitimate raises no alarm."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import oversight
from tests.core.tiny_feed import write_files, write_source


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sealed")
    source = write_source(place / "village_bank")
    for number, day in enumerate((dt.date(2026, 9, 30), dt.date(2026, 10, 31))):
        files = write_files(place / str(number), [day])
        oversight("load", str(source), str(files), warehouse=place / "warehouse")
    return place / "warehouse"


@pytest.fixture
def warehouse(sealed: Path) -> Path:
    """The warehouse to be tampered with, put back afterwards: data files are known by absolute path."""
    kept = sealed.with_name("kept")
    shutil.copytree(sealed, kept)
    yield sealed
    shutil.rmtree(sealed)
    kept.rename(sealed)


def test_an_untouched_warehouse_is_verified(sealed: Path) -> None:
    assert "2 publications" in oversight("verify", warehouse=sealed).stdout
    assert "1 publications" in oversight("verify", "--publication", "2", warehouse=sealed).stdout


def test_a_byte_in_a_data_file(warehouse: Path) -> None:
    file = max((warehouse / "data" / "main" / "publication").rglob("*.parquet"))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert file.name in differs(warehouse)


def test_what_differs_is_said_in_chinese_to_who_reads_it(warehouse: Path) -> None:
    (warehouse / "publications" / "1.json").unlink()
    file = min((warehouse / "data" / "main" / "check_result").rglob("*.parquet"))
    file.write_bytes(file.read_bytes() + b" ")
    for arguments in (("verify",), ("compact",)):
        done = oversight(*arguments, warehouse=warehouse, expect=4, OVERSIGHT_LANGUAGE="zh")
        assert done.stderr.startswith("不一致：")
        assert file.name in done.stderr
        assert "differ" not in done.stderr


def test_a_hidden_file(warehouse: Path) -> None:
    file = min((warehouse / "data" / "main" / "check_result").rglob("*.parquet"))
    file.unlink()
    assert f"{file.name} is missing" in differs(warehouse)


def test_statistics_in_the_catalog(warehouse: Path) -> None:
    """DuckLake answers extremes from these, so an edit there changes figures while every file is intact."""
    edit(warehouse, "update ducklake_file_column_stats set max_value = '999999' where max_value = '100.00'")
    assert "catalog" in differs(warehouse)


def test_totals_in_the_catalog(warehouse: Path) -> None:
    edit(warehouse, "update ducklake_table_stats set record_count = record_count + 1")
    assert "catalog as a whole" in differs(warehouse)


def test_a_seal(warehouse: Path) -> None:
    file = warehouse / "publications" / "1.json"
    seal = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**seal, "content": "0" * 64}), encoding="utf-8")
    said = differs(warehouse)
    assert "publication 1: content digest differs" in said
    assert "publication 2: the seal before it" in said


def test_a_missing_seal(warehouse: Path) -> None:
    (warehouse / "publications" / "1.json").unlink()
    assert "seal 1.json is missing" in differs(warehouse)


def test_a_differing_warehouse_is_not_compacted(warehouse: Path) -> None:
    edit(warehouse, "update ducklake_table_stats set record_count = record_count + 1")
    assert "Not compacted" in oversight("compact", warehouse=warehouse, expect=4).stderr


def edit(warehouse: Path, statement: str) -> None:
    with sqlite3.connect(warehouse / "catalog" / "catalog.sqlite") as catalog:
        assert catalog.execute(statement).rowcount > 0
    catalog.close()


def differs(warehouse: Path) -> str:
    return oversight("verify", warehouse=warehouse, expect=4).stderr
