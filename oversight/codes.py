"""The codes that the contract's columns may hold, with their names in both languages."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TypedDict

from oversight.settings import REPOSITORY

CODES = REPOSITORY / "queries" / "codes.toml"


class Label(TypedDict):
    """What a code is called."""

    en: str
    zh: str


@cache
def known_codes() -> dict[str, dict[str, Label]]:
    """Return the codes by column, or by `table.column` where they are that table's alone."""
    known: dict[str, dict[str, Label]] = {}
    for column, codes in tomllib.loads(CODES.read_text(encoding="utf-8")).items():
        same_codes = codes.pop("applies_to", [])
        known |= dict.fromkeys([column, *same_codes], codes)
    return known


def codes_of(table: str, column: str) -> dict[str, Label]:
    """Return the codes of one column of a table; none where the contract leaves them to the feed."""
    known = known_codes()
    return known.get(column, {}) | known.get(f"{table}.{column}", {})
