"""What the measures mean: unit, direction, formula and parts, as `queries/measures.toml` says."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from oversight.settings import REPOSITORY

MEASURES = REPOSITORY / "queries" / "measures.toml"


@cache
def measures() -> dict[str, dict[str, Any]]:
    return tomllib.loads(MEASURES.read_text(encoding="utf-8")) if MEASURES.exists() else {}


def find(column: str) -> dict[str, Any] | None:
    return measures().get(column)
