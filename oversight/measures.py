"""What the measures mean: unit, direction, formula in words and in signs, parts, source of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from oversight.settings import REPOSITORY

MEASURES = REPOSITORY / "queries" / "measures.toml"
SYMBOLS = REPOSITORY / "queries" / "symbols.toml"
FUNCTIONS = re.compile(r"min|max|√|Δ")
SUBSCRIPT = re.compile(r"[₁-₅]")


@dataclass(frozen=True)
class Measure:
    """A result column that means one thing wherever it stands; `source` names the rule behind it.

    `factor` is what a ratio is multiplied by, or the column that holds it.
    """

    name: str
    title: dict[str, str]
    unit: str
    direction: str
    formula: dict[str, str]
    source: dict[str, str]
    symbols: str
    numerator: str | None = None
    denominator: str | None = None
    factor: float | str | None = None


@cache
def measures() -> dict[str, Measure]:
    """Return every measure by the name of its column."""
    read = tomllib.loads(MEASURES.read_text(encoding="utf-8"))
    return {name: Measure(name, **entry) for name, entry in read.items()}


def find(column: str) -> Measure | None:
    """Return the measure that a result column holds, or None where it holds something else."""
    return measures().get(column)


@cache
def symbols() -> dict[str, dict[str, str]]:
    """Return what each sign stands for."""
    return tomllib.loads(SYMBOLS.read_text(encoding="utf-8"))


def signs(formulas: Iterable[str]) -> list[str]:
    """Name the signs in formulas that need a word: letters, marks, and one of the subscripts of classes."""
    text = SUBSCRIPT.sub("₁", FUNCTIONS.sub("", " ".join(formulas)))
    return list(dict.fromkeys(sign for sign in text if sign in symbols() or sign.isalpha()))
