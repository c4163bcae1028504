"""Freshness judged again when a figure is drawn: data that was fresh when published goes stale.

The gate judges once, at the load. What is read later may rest on collateral valued, or customers verified,
too long ago by then: such a figure is marked, and past the hard limit withheld. The levels are dated.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from oversight import settings
from oversight.opened import ask, open_narrowly
from oversight.problems import Message
from oversight.publications import Publication, is_newest
from oversight.settings import REPOSITORY
from oversight.statement import Statement, named_queries

INPUTS = REPOSITORY / "queries" / "inputs.toml"
# What explains staleness, or only frames a page, is shown whatever its age.
EXEMPT = frozenset({"data_quality", "scope"})


@dataclass(frozen=True)
class Stale:
    """An input that is out of date for `share` of the balance, past its hard limit for `expired_share`."""

    input: str
    share: float
    expired_share: float
    is_withheld: bool


@dataclass(frozen=True)
class _Judged:
    """What could be told of the inputs: those out of date, and the names of all that are dated at all."""

    stale: tuple[Stale, ...]
    dated: frozenset[str]
    is_recorded: bool = True


@cache
def inputs() -> dict[str, dict[str, list[str]]]:
    """Return what rests on each input: queries by what they need, columns by their names."""
    return tomllib.loads(INPUTS.read_text(encoding="utf-8"))


def read_on(publication: Publication) -> dt.date:
    """Return the day that a publication is judged by: today, or once superseded that of its gate."""
    if is_newest(publication):
        return settings.read().business_date
    return _judged_on(settings.read().catalog, publication.publication, publication)


def stale(publication: Publication) -> tuple[Stale, ...]:
    """Return the inputs of a publication that are out of date, on the day by which it is judged.

    History is never called fresh or stale.
    """
    if publication.is_historical or not publication.is_panel:
        return ()
    return _judged(settings.read().catalog, publication.publication, publication, read_on(publication)).stale


def is_recorded(publication: Publication) -> bool:
    """Tell whether a publication recorded when its inputs go stale; history has no need to."""
    if publication.is_historical or not publication.is_panel:
        return True
    found = _judged(settings.read().catalog, publication.publication, publication, read_on(publication))
    return found.is_recorded


def not_judged(publication: Publication, statement: Statement, columns: Iterable[str]) -> Message | None:
    """Say which inputs of an answer nobody can call fresh: a check that is missing has not passed."""
    resting = rests_on(statement, columns)
    if publication.is_historical or not publication.is_panel or not resting:
        return None
    found = _judged(settings.read().catalog, publication.publication, publication, read_on(publication))
    if not found.is_recorded:
        return not_recorded(publication)
    missing = tuple(Message(f"label.input_{name}") for name in resting if name not in found.dated)
    return Message("frame.freshness_not_dated", {"inputs": missing}) if missing else None


def rests_on(statement: Statement, columns: Iterable[str]) -> tuple[str, ...]:
    """Name the inputs that an answer rests on, as a whole or in one of its columns."""
    held = set(columns)
    return () if statement.theme in EXEMPT else tuple(n for n in inputs() if _rests_on(statement, held, n))


def not_recorded(publication: Publication) -> Message:
    """Say that a publication was made before it was recorded when inputs go stale."""
    return Message("frame.freshness_not_recorded", {"number": publication.publication})


def under(statement: Statement, columns: Iterable[str], found: Iterable[Stale]) -> tuple[Stale, ...]:
    """Return those of the stale inputs that an answer rests on, as a whole or in one of its columns."""
    if statement.theme in EXEMPT:
        return ()
    held = set(columns)
    return tuple(one for one in found if _rests_on(statement, held, one.input))


def _rests_on(statement: Statement, columns: set[str], name: str) -> bool:
    return needs(statement, name) or bool(columns.intersection(inputs()[name]["measures"]))


def needs(statement: Statement, name: str) -> bool:
    """Tell whether a query rests on an input as a whole."""
    return bool(set(statement.needs).intersection(inputs()[name]["needs"]))


def columns_withheld(columns: Iterable[str], found: Iterable[Stale]) -> frozenset[str]:
    """Name the columns of an answer that must not be shown."""
    gone = {column for one in found if one.is_withheld for column in inputs()[one.input]["measures"]}
    return frozenset(gone.intersection(columns))


@lru_cache(maxsize=64)
def _judged(
    catalog: str,  # noqa: ARG001 - a number means another publication in another warehouse
    number: int,  # noqa: ARG001
    publication: Publication,
    day: dt.date,
) -> _Judged:
    statement = named_queries()["input_freshness"]
    opened = open_narrowly(publication, statement.sources)
    if not statement.sources <= opened.tables:
        return _Judged((), frozenset(), is_recorded=False)
    result = ask(opened, statement.sql, {"business_date": day})
    rows: list[dict[str, Any]] = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    stale = tuple(
        Stale(row["input"], row["out_of_date_share"], row["expired_share"], row["is_withheld"])
        for row in rows
        if row["is_marked"] or row["is_withheld"]
    )
    return _Judged(stale, frozenset(row["input"] for row in rows))


@lru_cache(maxsize=64)
def _judged_on(catalog: str, number: int, publication: Publication) -> dt.date:  # noqa: ARG001
    sql = "select last_update, age_days from table_freshness where age_days is not null limit 1"
    rows = ask(open_narrowly(publication, frozenset({"table_freshness"})), sql, {}).rows
    if not rows:
        return publication.published_at.date()
    day: dt.date = rows[0][0] + dt.timedelta(days=rows[0][1])
    return day
