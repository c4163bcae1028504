"""One value changed anywhere in the catalog, one byte in a data file of any table: each is found and named.

One warehouse, put back after each change, and `verify` asked in this process: hundreds of changes in seconds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import duckdb
import pytest

from oversight import digests, seals, settings
from oversight import publications as listing
from oversight.problems import Problem
from oversight.text import told
from oversight.warehouse import attach_for_reading, scratch
from tests.conftest import oversight
from tests.core.tiny_feed import write_files, write_source

HAN = re.compile(r"[\u4e00-\u9fff]")
SEPTEMBER, OCTOBER = dt.date(2026, 9, 30), dt.date(2026, 10, 31)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """September and October, then October again with another balance: what was, and what took its place."""
    place = tmp_path_factory.mktemp("tampered")
    source = write_source(place / "village_bank")
    for number, days in enumerate(([SEPTEMBER, OCTOBER], [OCTOBER])):
        files = write_files(place / str(number), days, balances={"L01": f"{100 + number}.00"})
        oversight("load", str(source), str(files), warehouse=place / "warehouse")
    shutil.copytree(place / "warehouse", place / "kept")
    return place / "warehouse"


@pytest.fixture
def warehouse(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(sealed))
    yield sealed
    put_back(sealed)


def put_back(sealed: Path) -> None:
    forget()
    shutil.rmtree(sealed)
    shutil.copytree(sealed.with_name("kept"), sealed)


def forget() -> None:
    """Make the next look at the warehouse a first one, as that of a process that has just started."""
    with listing._lock:
        for _, con, _ in listing._listed.values():
            con.close()
        listing._listed.clear()


def verify() -> list[str]:
    """Do what `python -m oversight verify` does; each difference must have words in both languages."""
    forget()
    current = settings.read()
    found = seals.damaged_files(current) or seals.verify(current, listing.publications(), None)
    assert all(HAN.search(told(one, "zh")) for one in found)
    return [told(one, "en") for one in found]


def catalog_tables(warehouse: Path) -> dict[str, list[str]]:
    """Return the tables of the catalog that have rows, with their columns."""
    with sqlite3.connect(warehouse / "catalog" / "catalog.sqlite") as catalog:
        names = [row[0] for row in catalog.execute("select name from sqlite_master where type = 'table'")]
        return {
            name: [row[1] for row in catalog.execute(f"pragma table_info({name})")]
            for name in names
            if catalog.execute(f"select count(*) from {name}").fetchone()[0]
        }


def test_every_table_of_the_catalog_is_digested(sealed: Path) -> None:
    with sqlite3.connect(sealed / "catalog" / "catalog.sqlite") as catalog:
        held = {row[0] for row in catalog.execute("select name from sqlite_master where type = 'table'")}
    assert held == set(digests.CATALOG_TABLES)


@pytest.mark.usefixtures("warehouse")
def test_untouched_it_is_verified() -> None:
    assert verify() == []


def test_one_value_in_every_column_of_the_catalog(warehouse: Path) -> None:
    """Of each column that holds a value, now the oldest and now the newest row, one at a time."""
    unseen, changes = [], 0
    file = warehouse / "catalog" / "catalog.sqlite"
    original = file.read_bytes()
    for table, columns in catalog_tables(warehouse).items():
        for column, order in zip(columns, cycle(("desc", "asc"))):
            if change(file, table, column, order):
                changes += 1
                unseen += [] if is_seen() else [f"{table}.{column} {order}"]
                file.write_bytes(original)
    assert unseen == []
    assert changes > 80


def is_seen() -> bool:
    """Say whether the part of `verify` that reads the catalog sees it; so does one that cannot be read."""
    con = scratch()
    try:
        attach_for_reading(con, settings.read())
        return digests.catalog(con, 0, newest=True) != newest_seal()["whole_catalog"]
    except (Problem, duckdb.Error):
        return True
    finally:
        con.close()


def test_one_value_in_every_table_of_the_catalog(warehouse: Path) -> None:
    """As an auditor would find it: by `verify`, which names the catalog, or what it can no longer read."""
    file = warehouse / "catalog" / "catalog.sqlite"
    original = file.read_bytes()
    for table, columns in catalog_tables(warehouse).items():
        assert change(file, table, columns[-1], "desc") or change(file, table, columns[0], "desc"), table
        try:
            said = verify()
        except (Problem, duckdb.Error) as error:
            said = [f"catalog: {error}"]
        assert any("catalog" in each or "file" in each for each in said), f"{table}: {said}"
        forget()
        file.write_bytes(original)


def newest_seal() -> dict[str, Any]:
    place = settings.read().warehouse / "publications"
    newest = max(place.glob("*.json"), key=lambda file: int(file.stem))
    return dict(json.loads(newest.read_text(encoding="utf-8")))


def change(file: Path, table: str, column: str, order: str) -> bool:
    with sqlite3.connect(file) as catalog:
        row = f"select rowid from {table} where {column} is not null order by rowid {order} limit 1"
        value = f"case typeof({column}) when 'text' then {column} || '1' else {column} + 1000003 end"
        count = catalog.execute(f"update {table} set {column} = {value} where rowid = ({row})").rowcount
    catalog.close()
    return count > 0


def test_one_byte_in_a_data_file_of_every_table(warehouse: Path) -> None:
    tables = sorted((warehouse / "data" / "main").iterdir())
    assert len(tables) > 50
    for table in tables:
        file = max(table.rglob("*.parquet"), default=None)
        if file is None:
            continue
        content = file.read_bytes()
        for at in (4, len(content) // 2, len(content) - 5):
            file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            assert any(file.name in said and "differs" in said for said in verify()), table.name
        file.unlink()
        assert any(f"{file.name} is missing" in said for said in verify()), table.name
        file.write_bytes(content)


def test_seals_and_kept_texts(warehouse: Path) -> None:
    for file in [*(warehouse / "publications").glob("*.json"), *(warehouse / "program").glob("*.zip")]:
        content = file.read_bytes()
        file.write_bytes(content.replace(b"select", b"SELECT") if file.suffix == ".zip" else content + b" ")
        assert any("seal" in said for said in verify()), file.name
        file.unlink()
        assert any(file.name in said and "missing" in said for said in verify()), file.name
        file.write_bytes(content)


def test_every_value_of_the_newest_seal(warehouse: Path) -> None:
    """Nothing is chained to it yet: that it was changed is seen from the digest noted beside it."""
    file = warehouse / "publications" / "2.json"
    content = file.read_text(encoding="utf-8")
    held = json.loads(content)
    assert {"sealed_at", "access", "noted_in"} < held.keys()
    for key, value in held.items():
        changed = {} if isinstance(value, dict) else f"{value}0"
        gone = {name: one for name, one in held.items() if name != key}
        for forged in ({**held, key: changed}, gone):
            file.write_text(json.dumps(forged, indent=1), encoding="utf-8")
            found = [told(one, "en") for one in seals.verify(settings.read(), listing.publications(), 2)]
            assert "publication 2: seal 2.json is not the one noted in SHA256SUMS" in found, key


@pytest.mark.parametrize(
    "rewrite", [lambda _: [], lambda lines: lines[:1], lambda lines: ["0" + lines[1][1:]]]
)
def test_the_digests_noted_of_the_seals(warehouse: Path, rewrite: Callable[[list[str]], list[str]]) -> None:
    file = warehouse / "publications" / seals.SUMS
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.split()[1] for line in lines] == ["1.json", "2.json"]
    subprocess.run(["sha256sum", "--quiet", "-c", file.name], cwd=file.parent, check=True)
    file.write_text("\n".join(rewrite(lines)), encoding="utf-8")
    assert "publication 2: seal 2.json is not the one noted in SHA256SUMS" in verify()
    file.unlink()
    assert "publication 2: seal 2.json is not the one noted in SHA256SUMS" in verify()


def test_a_seal_from_before_digests_were_noted_raises_no_alarm(warehouse: Path) -> None:
    folder = warehouse / "publications"
    (folder / seals.SUMS).unlink()
    before = ""
    for name in ("1.json", "2.json"):
        held = json.loads((folder / name).read_text(encoding="utf-8"))
        del held["noted_in"]
        held["before"] = before
        content = json.dumps(held, indent=1).encode()
        (folder / name).write_bytes(content)
        before = hashlib.sha256(content).hexdigest()
    assert verify() == []


def test_nothing_legitimate_raises_an_alarm(warehouse: Path) -> None:
    """A month loaded again, compaction, a later publication after it."""
    place = warehouse.parent
    source = str(place / "village_bank")
    oversight("load", source, str(place / "1"), warehouse=warehouse)
    assert verify() == []
    oversight("compact", warehouse=warehouse)
    assert verify() == []
    oversight("load", source, str(place / "0"), warehouse=warehouse)
    assert verify() == []
