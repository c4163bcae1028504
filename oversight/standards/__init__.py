"""Dated rules of classification as data: read from the TOML files here, loaded as tables for the SQL."""

from __future__ import annotations

import tomllib
from collections import defaultdict
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
create table standard_rule (standard varchar, rule varchar, risk_class integer, valid_from date);
create table rating_grade (rating varchar, grade integer);
create table internal_grade (rating varchar, grade integer);
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
    with_buckets = [name for name in read() if buckets(name)]
    return tuple(sorted(with_buckets, key=lambda name: (name != DEFAULT, name)))


def others() -> tuple[str, ...]:
    """Name the standards beside the default: there the classes are always derived."""
    return tuple(name for name in names() if name != DEFAULT)


def title(name: str, language: str) -> str:
    """Return a standard's title in a language."""
    return str(read()[name]["standard"]["title"][language])


def rules(name: str) -> dict[str, dict[str, Any]]:
    """Return the rules of a standard beside days past due: class, title, meaning, article, needs."""
    found: dict[str, dict[str, Any]] = read()[name].get("rules", {})
    return found


def not_evaluated(name: str, supplied: frozenset[str]) -> tuple[str, ...]:
    """Name the rules of a standard that need a table or column which a feed does not supply."""
    return tuple(rule for rule, row in rules(name).items() if not supplied >= set(row["needs"]))


def buckets(name: str) -> list[dict[str, Any]]:
    """Return a standard's buckets: its own, or those of the standard that it counts days with."""
    raw = read()[name]
    rows: list[dict[str, Any]] = read()[raw["standard"].get("buckets_of", name)].get("bucket", [])
    return rows


def load(con: duckdb.DuckDBPyConnection) -> None:
    """Create and fill the parameter tables that marts and queries read.

    One statement a table: every connection that is opened pays for this.
    """
    con.execute(TABLES)
    for table, rows in _rows().items():
        marks = ", ".join(f"({', '.join('?' * len(row))})" for row in rows)
        con.execute(f"insert into {table} values {marks}", [value for row in rows for value in row])  # noqa: S608 - only marks


@cache
def _rows() -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = defaultdict(list)
    for name, raw in read().items():
        for row in buckets(name):
            values = [name, row["no"], row["bucket"], row["from_days"], row.get("to_days")]
            found["standard_bucket"].append(values)
        for row in raw.get("class", []):
            values = [name, row["product_family"], row["risk_class"], row["over_days"], row["valid_from"]]
            found["standard_class"].append(values)
        for rule, row in rules(name).items():
            found["standard_rule"].append([name, rule, row["risk_class"], row["valid_from"]])
        for grade, rating in enumerate(raw.get("external_ratings", [])):
            found["rating_grade"].append([rating, grade])
        for grade, rating in enumerate(raw.get("internal_ratings", [])):
            found["internal_grade"].append([rating, grade])
        for parameter, row in raw.get("parameters", {}).items():
            found["standard_parameter"].append([name, parameter, row["value"], row["valid_from"]])
        for row in raw.get("haircut", []):
            found["collateral_haircut"].append([row["collateral_type"], row["haircut"], row["valid_from"]])
    return found
