"""Limit lights: a measure against the limit that was in force on its as-of date."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import duckdb

from oversight import settings, standards
from oversight.problems import Problem

AMBER = 0.9
OF_CLASSES = frozenset(
    {
        "npl_ratio",
        "special_mention_ratio",
        "over_60_to_npl",
        "over_90_to_npl",
        "provision_coverage",
        "branch_npl_ratio",
    }
)
Light = Literal["green", "amber", "red", "grey"]
TABLE = """
create table bank_limit (
    measure varchar, bound varchar, value decimal(18, 6), amber decimal(18, 6), valid_from date,
    source_en varchar, source_zh varchar
)
"""


@dataclass(frozen=True)
class Limit:
    """A limit in force: `bound` is max or min; amber begins at `amber_from`, a value of the measure."""

    bound: str
    value: float
    amber_from: float
    source: dict[str, str]


def applies(measure: str, basis: str) -> bool:
    """Say whether a limit of the bank's holds: it is set for its own classes, not for another standard's."""
    return measure not in OF_CLASSES or basis not in standards.others()


def limit(measure: str, as_of: dt.date) -> Limit | None:
    """Return the limit of a measure in force on a date, or None where the bank has set none."""
    entry = _read(*stamp()).get(measure)
    in_force = [row for row in entry["limits"] if row["valid_from"] <= as_of] if entry else []
    if entry is None or not in_force:
        return None
    row = max(in_force, key=lambda row: row["valid_from"])
    value, share = float(row["value"]), float(row["amber"])
    amber_from = value * share if entry["bound"] == "max" else value / share
    return Limit(entry["bound"], value, amber_from, row["source"])


def measures() -> tuple[str, ...]:
    """Name the measures that the bank has set limits for."""
    return tuple(_read(*stamp()))


def light(measure: str, value: float | None, as_of: dt.date) -> Light:
    """Return the light; grey when the value or the limit is missing: missing is never green."""
    return against(limit(measure, as_of), value)


def against(found: Limit | None, value: float | None) -> Light:
    """Return the light of a value against a limit; grey when either is missing."""
    if value is None or found is None:
        return "grey"
    return _light(found.bound, value, found.value, found.amber_from)


def floor(measure: str, floors: Sequence[Mapping[str, Any]], as_of: dt.date) -> Limit | None:
    """Return the floor that the regulator set for this bank and that is in force on a date, if it has one."""
    in_force = [
        row
        for row in floors
        if row["measure"] == measure
        and row["valid_from"] <= as_of
        and (row["valid_to"] is None or as_of < row["valid_to"])
    ]
    if not in_force:
        return None
    row = max(in_force, key=lambda row: row["valid_from"])
    value, general = float(row["floor"]), limit(measure, as_of)
    early = general.amber_from / general.value if general else 1 / AMBER
    source = row["source"] or ""
    return Limit("min", value, value * early, {"en": source, "zh": source})


def judge(bound: str | None, value: float | None, bar: float | None, amber: float | None) -> Light:
    """Return the light of a value against the limit that a query found; `amber` is a share of that limit."""
    if bound is None or value is None or bar is None or amber is None:
        return "grey"
    return _light(bound, value, bar, bar * amber if bound == "max" else bar / amber)


def _light(bound: str, value: float, bar: float, amber_from: float) -> Light:
    sign = 1 if bound == "max" else -1
    if sign * value > sign * bar:
        return "red"
    return "amber" if sign * value >= sign * amber_from else "green"


def load(con: duckdb.DuckDBPyConnection) -> None:
    """Create and fill the table of limits that queries read."""
    con.execute(TABLE)
    for measure, entry in _read(*stamp()).items():
        for row in entry["limits"]:
            said = row["source"]
            values = [
                measure,
                entry["bound"],
                row["value"],
                row["amber"],
                row["valid_from"],
                said["en"],
                said["zh"],
            ]
            con.execute("insert into bank_limit values (?, ?, ?, ?, ?, ?, ?)", values)


def stamp() -> tuple[Path, int]:
    """Return the limits file and the time it was last changed: other limits give other answers."""
    path = settings.read().limits
    return path, path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    """Read a limits file; the second argument is its time stamp, so that an edited file is read again."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Problem("problem.limits", file=path, detail=error) from error
