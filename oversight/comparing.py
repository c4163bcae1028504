"""What changed between two publications: headline figures, what caused it, table by table, row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import duckdb

from oversight import (
    access,
    differing_rows,
    freshness,
    headline,
    measures,
    pair,
    queries,
    settings,
    standards,
)
from oversight.opened import Result, ask, open_narrowly
from oversight.pair import Pair
from oversight.problems import Message, Problem
from oversight.publications import Publication, find, is_newest, publications
from oversight.statement import comparisons

QUERIES = {"causes": "effect_by_cause", "tables": "tables_changed", "loans": "loans_with_effect"}
# Amounts of the headline that are sums over loans, and the column of each loan's share in their difference.
SUMS = {
    "loan_count": "loan_count_change",
    "gross_amount": "balance_change",
    "npl_amount": "npl_amount_change",
    "special_mention_amount": "special_mention_amount_change",
    "overdue_balance": "overdue_balance_change",
    "over_90_amount": "over_90_amount_change",
    "loss_allowance": "allowance_amount_change",
    "covered_amount": "covered_amount_change",
}
# Opened together: what the headline of a publication is read from, and whether that is still fresh.
NARROW = ("as_of_dates", "headline_trend", "input_freshness")


def compared(source: str | None, one: int | None, other: int | None) -> Pair:
    """Open two publications of a source by number, in whichever order they are named.

    One not named is the newest, or the one before it. Raises Problem when there are no two.
    """
    later = find(source, other)
    earlier = find(later.feed, one) if one is not None else _before(later)
    if earlier.publication > later.publication:
        earlier, later = later, earlier
    return pair.open_pair(earlier, later)


def _before(later: Publication) -> Publication:
    listed = [p for p in publications() if p.feed == later.feed and p.publication < later.publication]
    if not listed:
        raise Problem("problem.nothing_to_compare", source=later.feed)
    return listed[-1]


def days(both: Pair) -> list[dt.date]:
    """Return the as-of dates of either publication, newest first; dates of both come before those of one."""
    before, after = (own_days(side) for side in _sides(both))
    return [*sorted(before & after, reverse=True), *sorted(before ^ after, reverse=True)]


def own_days(side: Publication) -> frozenset[dt.date]:
    """Return the as-of dates of one publication."""
    return frozenset(row[0] for row in _narrow(side, "as_of_dates", {}).rows)


def chosen_day(both: Pair, as_of: dt.date | None) -> dt.date | None:
    """Return the date meant, by default the newest of both; none where neither has monthly reports.

    Raises Problem naming the dates there are.
    """
    known = days(both)
    if as_of is not None and as_of not in known:
        raise Problem("problem.publication_without_month", as_of=as_of, known=", ".join(map(str, known)))
    return as_of or next(iter(known), None)


def part(
    both: Pair,
    name: str,
    as_of: dt.date | None,
    basis: str | None,
    table: str | None = None,
    row_limit: int | None = None,
) -> Result:
    """Return one part of a comparison: headline, bases, causes, tables, loans, or a table's rows."""
    basis = queries.basis_in_force(basis, both.later)
    if name == "headline":
        return headlines(both, as_of, basis)
    if name == "bases":
        return by_basis(both, as_of)
    if name == "rows":
        return rows_of(both, table or "loan_month", as_of, basis, row_limit)
    return effects(both, QUERIES[name], as_of, basis, row_limit)


def headlines(both: Pair, as_of: dt.date | None, basis: str) -> Result:
    """Return the headline figures of both, the difference, and how much of it the loans add up to."""
    before, after = (_headline(side, as_of, basis) for side in _sides(both))
    causes = effects(both, "effect_by_cause", as_of, basis)
    rows = []
    for name in _figures():
        old, new = before.get(name), after.get(name)
        change = None if old is None or new is None else new - old
        by_loans = _total(causes, SUMS[name]) if name in SUMS else None
        rows.append((name, old, new, change, by_loans, _left(change, by_loans)))
    columns = ("measure", "before", "after", "moved", "moved_by_loans", "not_explained")
    return Result(columns, ("VARCHAR", *["DOUBLE"] * 5), tuple(rows))


def by_basis(both: Pair, as_of: dt.date | None) -> Result:
    """Return the NPLs of both under every class basis and standard that both can be read by."""
    rows = []
    for basis in (*queries.BASES, *standards.others()):
        if basis == "reported" and any(queries.REPORTED not in side.supplied for side in _sides(both)):
            continue
        before, after = (_headline(side, as_of, basis) for side in _sides(both))
        figures = [
            (old, new, None if old is None or new is None else new - old)
            for name in ("npl_ratio", "npl_amount")
            for old, new in [(before.get(name), after.get(name))]
        ]
        rows.append((basis, *figures[0], *figures[1]))
    columns = tuple(
        f"{figure}_{side}" for figure in ("ratio", "npl_amount") for side in ("before", "after", "moved")
    )
    return Result(("basis", *columns), ("VARCHAR", *["DOUBLE"] * 6), tuple(rows))


def _figures() -> list[str]:
    """Name the headline figures, each ratio followed by its parts."""
    named = ["loan_count"]
    for name in headline.MEASURES:
        known = measures.find(name)
        parts = [known.numerator, known.denominator] if known else []
        named += [name, *(part for part in parts if part)]
    return list(dict.fromkeys(named))


def _headline(side: Publication, as_of: dt.date | None, basis: str) -> dict[str, Any]:
    if any(item not in side.supplied for item in queries.find_query("headline_trend").needs):
        return {}
    found = _narrow(side, "headline_trend", {"basis": basis})
    rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    withheld = _withheld(side, found.columns)
    shown = next((row for row in rows if row["as_of_date"] == as_of), {})
    return {name: value for name, value in shown.items() if name not in withheld}


def _withheld(side: Publication, columns: Sequence[str]) -> frozenset[str]:
    """Name the figures that are withheld today for stale inputs; a superseded publication is history."""
    if not is_newest(side):
        return frozenset()
    found = freshness.under(queries.find_query("headline_trend"), columns, freshness.stale(side))
    return freshness.columns_withheld(columns, found)


def not_judged(both: Pair) -> Message | None:
    """Say that nobody can tell whether the figures of the newest publication rest on stale inputs."""
    side = both.later
    return None if not is_newest(side) or freshness.is_recorded(side) else freshness.not_recorded(side)


def _narrow(side: Publication, name: str, given: dict[str, Any]) -> Result:
    statement = queries.find_query(name)
    tables = frozenset().union(*(queries.find_query(one).sources for one in NARROW))
    params = {**dict.fromkeys(statement.parameters), **given}
    try:
        opened = open_narrowly(side, tables)
        if not statement.sources <= opened.tables:
            raise Problem("problem.older_publication", publication=side.publication, source=side.feed)
        return ask(opened, statement.sql, params)
    except (duckdb.CatalogException, duckdb.BinderException):
        raise Problem("problem.older_publication", publication=side.publication, source=side.feed) from None


def _sides(both: Pair) -> tuple[Publication, Publication]:
    return both.earlier, both.later


def _total(causes: Result, column: str) -> Decimal:
    place = causes.columns.index(column)
    return sum((Decimal(row[place]) for row in causes.rows), Decimal(0))


def _left(change: Any, by_loans: Decimal | None) -> Decimal | None:
    return None if change is None or by_loans is None else Decimal(change) - by_loans


def effects(both: Pair, name: str, as_of: dt.date | None, basis: str, row_limit: int | None = None) -> Result:
    """Run one of the queries over both publications; names of persons are masked by role."""
    _work_out(both, as_of, basis)
    statement = comparisons()[name]
    given = {"as_of_date": as_of, "basis": basis, "row_limit": row_limit}
    found = ask(both.opened, statement.sql, {key: given[key] for key in statement.parameters})
    rows = access.masked(found.columns, found.rows, statement.personal, settings.read().role)
    return Result(found.columns, found.types, rows)


def rows_of(
    both: Pair, table: str, as_of: dt.date | None, basis: str, row_limit: int | None = None
) -> Result:
    """List the differing rows of a contract table: key, how, and each changed column before and after."""
    meant = next((one for one in both.differing if one.name == table), None)
    if meant is None:
        known = ", ".join(one.name for one in both.differing) or "-"
        raise Problem("problem.table_without_difference", table=table, known=known)
    _work_out(both, as_of, basis)
    given = {"as_of_date": as_of, "basis": basis, "row_limit": row_limit}
    found = ask(both.opened, differing_rows.rows_sql(meant), given)
    return Result(found.columns, found.types, tuple(differing_rows.masked(found)))


def _work_out(both: Pair, as_of: dt.date | None, basis: str) -> None:
    if as_of is not None:
        pair.work_out(both, as_of, basis)
