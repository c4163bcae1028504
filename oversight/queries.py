"""Any figure of any page by its name: the pages, the command line and the exports all ask here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from oversight import access, freshness, settings, standards
from oversight.freshness import Stale
from oversight.opened import ask, open_publication
from oversight.problems import Message, Problem
from oversight.publications import Publication, find
from oversight.statement import Statement, named_queries

BASES = ("reported", "dpd", "floor", "effective")
REPORTED = "loan_month.risk_class_reported"


@dataclass(frozen=True)
class Unavailable:
    """Why a figure is withheld: `reason` is not_supplied, withheld or stale, `items` the inputs at fault."""

    reason: str
    items: tuple[str, ...]
    detail: dict[str, str]


@dataclass(frozen=True)
class Answer:
    """The rows of a named query at one publication, or why there are none.

    `stale` are the inputs that are out of date on the day of reading; a column in `columns_withheld` rests on
    one past its hard limit and is null.
    """

    query: Statement
    publication: Publication
    params: dict[str, Any]
    columns: list[str]
    types: list[str]
    rows: list[tuple[Any, ...]]
    unavailable: Unavailable | None = None
    stale: tuple[Stale, ...] = ()
    columns_withheld: frozenset[str] = frozenset()
    not_judged: Message | None = None

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def run(name: str, source: str | None = None, publication: int | None = None, **params: Any) -> Answer:
    """Run a named query on a source's newest publication or the numbered one.

    Parameters are those of the query's header; text is read as the declared type, a missing one is null
    (all). Raises Problem for an unknown name, an unknown parameter, a value that cannot be read, or a
    publication of an earlier version that lacks what the query reads.
    """
    statement = find_query(name)
    meant = find(source, publication)
    bound = _bound(statement, meant, params)
    stale = freshness.stale(meant)
    missing = _unavailable(statement, meant, bound) or _expired(statement, stale)
    if missing is not None:
        return Answer(statement, meant, bound, [], [], [], missing, freshness.under(statement, (), stale))
    opened = open_publication(meant)
    if not statement.sources <= opened.tables:
        raise Problem("problem.older_publication", publication=meant.publication, source=meant.feed)
    try:
        result = ask(opened, statement.sql, bound)
    except duckdb.BinderException:
        # Every query is tested against the tables of today: a column that is not there came later.
        raise Problem("problem.older_publication", publication=meant.publication, source=meant.feed) from None
    except duckdb.Error as error:
        raise Problem("problem.query_failed", name=name, detail=error) from error
    rows = access.masked(result.columns, result.rows, statement.personal, settings.read().role)
    under = freshness.under(statement, result.columns, stale)
    gone = freshness.columns_withheld(result.columns, under)
    places = {place for place, column in enumerate(result.columns) if column in gone}
    if places:
        rows = tuple(tuple(None if i in places else cell for i, cell in enumerate(row)) for row in rows)
    unknown = freshness.not_judged(meant, statement, result.columns)
    columns, types = list(result.columns), list(result.types)
    return Answer(statement, meant, bound, columns, types, list(rows), None, under, gone, unknown)


def find_query(name: str) -> Statement:
    """Return a named query. Raises Problem naming those there are."""
    known = named_queries()
    if name not in known:
        raise Problem("problem.unknown_query", name=name, known=", ".join(known))
    return known[name]


def _bound(statement: Statement, publication: Publication, params: Mapping[str, Any]) -> dict[str, Any]:
    unknown = params.keys() - statement.parameters.keys()
    if unknown:
        known = ", ".join(f"{name} {kind}" for name, kind in statement.parameters.items()) or "-"
        raise Problem(
            "problem.unknown_parameter", name=statement.name, unknown=", ".join(sorted(unknown)), known=known
        )
    bound = {name: _value(name, kind, params.get(name)) for name, kind in statement.parameters.items()}
    if "basis" in bound:
        bound["basis"] = basis_in_force(bound["basis"], publication)
    if "see_persons" in bound:
        # Never the caller's to say: whoever may not see a person's name may not find the person by it.
        bound["see_persons"] = access.sees_persons(settings.read().role)
    if "business_date" in bound:
        # Nobody's to choose: what is stale today would look fresh on an earlier day.
        bound["business_date"] = freshness.read_on(publication)
    if "standard" in bound:
        bound["standard"] = bound["standard"] or standards.DEFAULT
        _one_of("standard", bound["standard"], standards.names())
    return bound


def basis_in_force(basis: str | None, publication: Publication) -> str:
    """Return the class basis meant, by default the publication's own. Raises Problem for one unknown."""
    meant = basis or publication.default_basis
    _one_of("basis", meant, (*BASES, *standards.others()))
    return meant


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise Problem("problem.parameter_value", name=name, value=value, expected=" | ".join(allowed))


def _value(name: str, kind: str, value: Any) -> Any:
    """Read a parameter given as text (a command line, a link) as its declared type."""
    if value is None or not isinstance(value, str):
        return value
    if kind.endswith("[]"):
        return [_value(name, kind[:-2], part) for part in value.split(",")] if value else []
    try:
        return _read(kind, value)
    except ValueError:
        raise Problem("problem.parameter_value", name=name, value=value, expected=kind) from None


def _read(kind: str, value: str) -> Any:
    if kind == "date":
        return dt.date.fromisoformat(value)
    if kind == "integer":
        return int(value)
    if kind == "boolean":
        if value.lower() not in ("true", "false"):
            raise ValueError(value)
        return value.lower() == "true"
    return value


def _unavailable(
    statement: Statement, publication: Publication, bound: Mapping[str, Any]
) -> Unavailable | None:
    needs = [*statement.needs, *([REPORTED] if bound.get("basis") == "reported" else [])]
    withheld = tuple(item for item in needs if item.split(".")[0] in publication.withheld)
    if withheld:
        return Unavailable("withheld", withheld, {})
    missing = tuple(item for item in needs if item not in publication.supplied)
    if not missing:
        return None
    return Unavailable("not_supplied", missing, _said(publication, missing))


def _expired(statement: Statement, stale: tuple[Stale, ...]) -> Unavailable | None:
    """Withhold what rests as a whole on an input past its hard limit."""
    found = freshness.under(statement, (), stale)
    gone = tuple(one.input for one in found if one.is_withheld)
    return Unavailable("stale", gone, {}) if gone else None


def _said(publication: Publication, missing: tuple[str, ...]) -> dict[str, str]:
    """Return the feed's own words for what it does not supply; a table's reason covers its columns."""
    sql = "select item, reason_en, reason_zh from not_supplied"
    reasons = {item: (en, zh) for item, en, zh in ask(open_publication(publication), sql, {}).rows}
    found = [reasons.get(item) or reasons.get(item.split(".")[0]) for item in missing]
    said = list(dict.fromkeys(reason for reason in found if reason))
    return {"en": " ".join(en for en, _ in said), "zh": "".join(zh for _, zh in said)} if said else {}
