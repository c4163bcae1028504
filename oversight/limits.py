"""Limit lights: a measure against the limit that was in force on its as-of date."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from oversight import settings
from oversight.problems import Problem

Light = Literal["green", "amber", "red", "grey"]


@dataclass(frozen=True)
class Limit:
    """A limit in force: `bound` is max or min; amber begins at `amber_from`, a value of the measure."""

    bound: str
    value: float
    amber_from: float
    source: dict[str, str]


def limit(measure: str, as_of: dt.date) -> Limit | None:
    """Return the limit of a measure in force on a date, or None where the bank has set none."""
    path = settings.read().limits
    entry = _read(path, path.stat().st_mtime_ns if path.exists() else 0).get(measure)
    in_force = [row for row in entry["limits"] if row["valid_from"] <= as_of] if entry else []
    if entry is None or not in_force:
        return None
    row = max(in_force, key=lambda row: row["valid_from"])
    value, share = float(row["value"]), float(row["amber"])
    amber_from = value * share if entry["bound"] == "max" else value / share
    return Limit(entry["bound"], value, amber_from, row["source"])


def light(measure: str, value: float | None, as_of: dt.date) -> Light:
    """Return the light; grey when the value or the limit is missing: missing is never green."""
    found = limit(measure, as_of)
    if value is None or found is None:
        return "grey"
    sign = 1 if found.bound == "max" else -1
    if sign * value > sign * found.value:
        return "red"
    return "amber" if sign * value >= sign * found.amber_from else "green"


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    """Read a limits file; the second argument is its time stamp, so that an edited file is read again."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Problem("problem.limits", file=path, detail=error) from error
