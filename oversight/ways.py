"""The ways from a figure to the loans in it: which cells the rows of a query lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from oversight.cells import DURING, LEFT, MONTHS, MOVED_TO, PAST, RENEWALS, RENEWED_OF, TRUTHS, UNTIL

Row = dict[str, Any]
KEYS = {"customer": "customer_id", "group": "group_id", "branch": "branch", "sector": "sector"}
RATES = {"normal": "1", "special_mention": "2", "substandard": "3", "doubtful": "4"}


@dataclass(frozen=True)
class Way:
    """A way from a figure to loans; `name` says who they belong to where the value is only a number."""

    cut: str
    value: str
    name: str = ""


EVERY_LOAN = Way("", "")


def ways_down(rows: Sequence[Row], down: Sequence[str], params: Mapping[str, Any]) -> Iterator[Way]:
    """Yield the cells that the rows of a query lead to: of the newest date, none empty, the worst first."""
    newest = max((row["as_of_date"] for row in rows if row.get("as_of_date")), default=None)
    latest = [row for row in rows if row.get("as_of_date") == newest and row.get("loan_count") != 0]
    latest.sort(key=lambda row: row.get("npl_amount") or 0, reverse=True)
    for cut in down:
        if cut == "all":
            yield EVERY_LOAN
        elif cut in TRUTHS:
            yield Way(cut, "yes")
        elif cut == "moved":
            yield from (
                Way(cut, f"{row['from_bucket']}{MOVED_TO}{row.get('to_bucket', LEFT)}") for row in latest
            )
        elif cut in MONTHS:
            yield from _months(rows, cut)
        elif cut == "vintage":
            marks = f"{params.get('reached') or 'over_30'}{DURING}{params.get('origin') or 'first'}"
            codes = dict.fromkeys(row["code"] for row in rows if row["cut"] == cut and row["reached_count"])
            yield from (Way(cut, f"{code}{DURING}{marks}") for code in codes)
            if not codes:
                yield EVERY_LOAN
        elif cut == "class_moved":
            ends = [move for row in latest for move in _class_moves(row)]
            yield from (Way(cut, move) for move in dict.fromkeys(ends))
        elif cut == "component":
            span = UNTIL.join(str(params.get(end) or "") for end in ("from_date", "to_date"))
            yield from (Way(cut, f"{row['component']}{DURING}{span}") for row in latest)
        elif cut == "rating_moved":
            yield from (
                Way(cut, f"{row['from_rating']}{MOVED_TO}{row.get('to_rating', '')}") for row in latest
            )
        elif cut == "overdue_rating":
            yield Way(cut, "all")
        elif cut == "renewal_kind":
            yield from (Way(cut, kind) for kind in RENEWALS)
        elif cut.startswith(RENEWED_OF):
            renewed = [row for row in latest if row["watched_balance"]]
            yield from (Way(cut, str(row[cut.removeprefix(RENEWED_OF)])) for row in renewed)
        elif cut == "key":
            held = {(KEYS[row["kind"]], row["key"]): row.get("name") or "" for row in latest if row["key"]}
            yield from (Way(of, str(value), name) for (of, value), name in held.items())
        else:
            named = {row[cut]: row.get("name") or "" for row in latest if row[cut] is not None}
            yield from (Way(cut, str(value), name) for value, name in named.items())


def _months(rows: Sequence[Row], cut: str) -> Iterator[Way]:
    """Yield a month each: those ahead in their order after what is past, those behind the newest first."""
    column = {"matures": "maturity_month", "first_due": "due_month", "cured": "as_of_date"}[cut]
    values = {f"{row[column]:%Y-%m}" if row[column] else PAST for row in rows}
    ordered = sorted(values, key=lambda value: (value != PAST, value), reverse=cut != "matures")
    yield from (Way(cut, value) for value in ordered)


def _class_moves(row: Row) -> Iterator[str]:
    """Yield the moves between classes that a row speaks of: a rate's, a cell's, or those that left."""
    if "migration" in row:
        start, end = RATES.get(row["migration"]), "worse"
        if not row["downgraded_amount"]:
            return
    elif "reduction" in row:
        start, end = row["class_from"], LEFT
        if not row["left_count"]:
            return
    else:
        start, end = row["class_from"], row["class_to"] or "none"
    if start is not None:
        yield f"{start}{MOVED_TO}{end}"
