"""What the measures mean: unit, direction, formula and parts, as `queries/measures.toml` says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from oversight.settings import REPOSITORY

MEASURES = REPOSITORY / "queries" / "measures.toml"


@dataclass(frozen=True)
class Measure:
    """A result column that means one thing wherever it stands; `source` names the rule behind it."""

    name: str
    title: dict[str, str]
    unit: str
    direction: str
    formula: dict[str, str]
    source: dict[str, str]
    numerator: str | None = None
    denominator: str | None = None


@cache
def measures() -> dict[str, Measure]:
    """Return every measure by the name of its column."""
    read = tomllib.loads(MEASURES.read_text(encoding="utf-8"))
    return {name: Measure(name, **entry) for name, entry in read.items()}


def find(column: str) -> Measure | None:
    """Return the measure that a result column holds, or None where it holds something else."""
    return measures().get(column)
