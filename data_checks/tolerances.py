"""The dated tolerances that rules judge by, laid beside the staged rows as table `tolerance`."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oversight.problems import Problem

if TYPE_CHECKING:
    import duckdb

PARAMETERS = Path(__file__).parent / "parameters.toml"
ALWAYS = dt.date(1900, 1, 1)


@dataclass(frozen=True)
class Tolerance:
    """A tolerance from `valid_from` until the day before `valid_to`."""

    name: str
    value: Decimal
    valid_from: dt.date
    valid_to: dt.date | None
    reason: dict[str, str]


def load_tolerances(path: Path = PARAMETERS) -> tuple[Tolerance, ...]:
    """Read the tolerances; each entry ends where the next of its name starts.

    Raises Problem when an entry is incomplete or a name has no tolerance for the earliest months.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return tuple(tolerance for name, versions in entries.items() for tolerance in _versions(name, versions))


def write_tolerances(con: duckdb.DuckDBPyConnection, tolerances: tuple[Tolerance, ...]) -> None:
    """Create table `tolerance` in the scratch database."""
    con.execute(
        "create or replace table tolerance "
        "(name varchar, value decimal(18, 6), valid_from date, valid_to date)"
    )
    con.executemany(
        "insert into tolerance values (?, ?, ?, ?)",
        [(item.name, item.value, item.valid_from, item.valid_to) for item in tolerances],
    )


def _versions(name: str, versions: list[dict[str, Any]]) -> list[Tolerance]:
    for entry in versions:
        if not _is_complete(entry):
            raise Problem("problem.tolerance", name=name)
    starts = sorted(entry["valid_from"] for entry in versions)
    if starts[0] != ALWAYS or len(set(starts)) < len(starts):
        raise Problem("problem.tolerance", name=name)
    ends = dict(zip(starts, [*starts[1:], None], strict=True))
    return [
        Tolerance(
            name=name,
            value=Decimal(entry["value"]),
            valid_from=entry["valid_from"],
            valid_to=ends[entry["valid_from"]],
            reason=entry["reason"],
        )
        for entry in versions
    ]


def _is_complete(entry: dict[str, Any]) -> bool:
    return (
        type(entry.get("value")) in (int, Decimal)
        and type(entry.get("valid_from")) is dt.date
        and all(entry.get("reason", {}).get(language) for language in ("en", "zh"))
    )
