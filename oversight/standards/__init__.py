"""Dated rules of classification as data: read from the TOML files here, loaded as tables for the SQL."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

HERE = Path(__file__).parent
BANK = "bank"
DEFAULT = "china_2023"
TABLES = """
create table standard_bucket (
    standard varchar, bucket_no integer, bucket varchar, from_days integer, to_days integer
);
create table standard_class (
    standard varchar, product_family varchar, risk_class integer, over_days integer, valid_from date
);
create table standard_parameter (standard varchar, name varchar, value decimal(18, 6), valid_from date);
create table collateral_haircut (collateral_type varchar, haircut decimal(18, 6), valid_from date);
"""


@cache
def read() -> dict[str, dict[str, Any]]:
    """Return every standard by its id, as written in its file; the bank's own settings are `bank`."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.toml"))]
    return {raw["standard"]["id"]: raw for raw in files if "standard" in raw}


def names() -> tuple[str, ...]:
    """Name the standards that loans can be read under, the default first."""
    with_buckets = [name for name, raw in read().items() if raw.get("bucket")]
    return tuple(sorted(with_buckets, key=lambda name: (name != DEFAULT, name)))


def title(name: str, language: str) -> str:
    """Return a standard's title in a language."""
    return str(read()[name]["standard"]["title"][language])


def load(con: duckdb.DuckDBPyConnection) -> None:
    """Create and fill the parameter tables that marts and queries read."""
    con.execute(TABLES)
    for name, raw in read().items():
        for row in raw.get("bucket", []):
            values = [name, row["no"], row["bucket"], row["from_days"], row.get("to_days")]
            con.execute("insert into standard_bucket values (?, ?, ?, ?, ?)", values)
        for row in raw.get("class", []):
            values = [name, row["product_family"], row["risk_class"], row["over_days"], row["valid_from"]]
            con.execute("insert into standard_class values (?, ?, ?, ?, ?)", values)
        for parameter, row in raw.get("parameters", {}).items():
            values = [name, parameter, row["value"], row["valid_from"]]
            con.execute("insert into standard_parameter values (?, ?, ?, ?)", values)
        for row in raw.get("haircut", []):
            values = [row["collateral_type"], row["haircut"], row["valid_from"]]
            con.execute("insert into collateral_haircut values (?, ?, ?)", values)
