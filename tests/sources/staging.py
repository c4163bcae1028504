"""Stage a feed as its folder says: the contract's tables, then each SELECT by name, in bare DuckDB."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

REPOSITORY = Path(__file__).parents[2]
REAL_DATA = Path(os.environ.get("OVERSIGHT_REAL_DATA", REPOSITORY / ".." / "shared" / "data")).resolve()

# Balances are single-precision numbers upstream: two of them and an instalment differ by up to this much.
ROUNDING = Decimal(8)

Ask = Callable[[str], list[tuple[Any, ...]]]


def real_folder(feed: str) -> Path:
    folder = REAL_DATA / feed
    if not folder.is_dir():
        reason = f"the real data of {feed} is not here ({folder})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


def stage(feed: str, folder: Path) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(config={"threads": 2})
    con.execute((REPOSITORY / "queries" / "schema.sql").read_text(encoding="utf-8"))
    for select in sorted((REPOSITORY / "sources" / feed).glob("*.sql")):
        sql = select.read_text(encoding="utf-8")
        con.execute(f"insert into {select.stem} by name select * from ({sql})", {"folder": str(folder)})
    return con


def asker(con: duckdb.DuckDBPyConnection) -> Ask:
    return lambda sql: con.execute(sql).fetchall()


def raw(folder: Path, file: str = "loan_sample.csv") -> str:
    return f"read_csv('{folder / file}', all_varchar = true, header = true)"


def cut(folder: Path, to: Path, as_of_date: str, **changed: str) -> Path:
    """Write the one report of a day as files of their own, its first loan with some values changed."""
    with (folder / "loan_sample.csv").open(encoding="utf-8", newline="") as stream:
        loans = [row for row in csv.DictReader(stream) if row["reportingPeriodEndDate"] == as_of_date]
    filings = {row["accessionNumber"] for row in loans}
    with (folder / "prop_sample.csv").open(encoding="utf-8", newline="") as stream:
        properties = [row for row in csv.DictReader(stream) if row["accessionNumber"] in filings]
    loans[0] |= changed
    for name, rows in (("loan_sample.csv", loans), ("prop_sample.csv", properties)):
        with (to / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return to
