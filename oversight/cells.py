"""A cell of an aggregate as a link writes it, `<cut>~<value>`, and the loans that are in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from oversight import formats
from oversight.reader import Reader

Row = dict[str, Any]
SEPARATOR, MOVED_TO, DURING, UNTIL = "~", ">", "@", ".."
LEFT = "left"
LISTED = frozenset(
    {
        "branch",
        "product",
        "sector",
        "region",
        "bucket",
        "collateral_type",
        "ltv_band",
        "floor_rule",
        "misclassified_by",
    }
)
SINGLE = frozenset({"customer_id", "loan_id", "final_status", "differs_from"})
TRUTHS = frozenset({"is_npl", "is_overdue"})
NPL_OF, RENEWED_OF = "npl_of_", "renewed_of_"
RENEWALS = ("refinanced", "extended", "renewed_without_repayment")
ATTRIBUTES = frozenset({"related_party", "government_vehicle", "property_sector", "inclusive_small"})
FALLS = ("10", "20", "30")
FAULTS = frozenset({"lapsed", "unregistered", "seized", "stale", "unvalued", "unknown_share"})
STAGES = ("0", "1", "2", "3")
CONFLICTS = frozenset({"stage_3_not_npl", "npl_not_stage_3"})
KEYS = {"customer": "customer_id", "group": "group_id", "branch": "branch", "sector": "sector"}
CLASSES = ("1", "2", "3", "4", "5")
ENDS = (*CLASSES, "worse", "none", LEFT)
RATES = {"normal": "1", "special_mention": "2", "substandard": "3", "doubtful": "4"}
# A month of what falls due or was cured, and the query that lists its loans.
MONTHS = {"matures": "maturing_loans", "first_due": "first_payment_loans", "cured": "cured_loans"}
_MONTH = re.compile(r"\d{4}-\d{2}")
PAST = "past"
REACHED, ORIGINS = ("over_30", "over_90", "npl"), ("first", "refinancing")
_VINTAGE = re.compile(r"\d{4}(-\d{2}|Q[1-4])?")
_VALUE = re.compile(r"[^\x00-\x1f]{1,200}")


@dataclass(frozen=True)
class Cell:
    """The loans of one cell: what the link says, the query that lists them and its parameters."""

    cut: str
    value: str
    query: str
    params: dict[str, Any]


@dataclass(frozen=True)
class Way:
    """A way from a figure to loans; `name` says who they belong to where the value is only a number."""

    cut: str
    value: str
    name: str = ""


EVERY_LOAN = Way("", "")


def every(is_panel: bool) -> Cell:
    """Return the cell of every loan within the filters."""
    return Cell("", "", "loans" if is_panel else "loans_lent", {})


def write(cut: str, value: object) -> str:
    """Write a cell for a link."""
    return f"{cut}{SEPARATOR}{value}"


def read(text: str, is_panel: bool) -> Cell | None:
    """Read a cell from a link; None for anything that names no loans of such a source."""
    cut, _, value = text.partition(SEPARATOR)
    if not _VALUE.fullmatch(value):
        return None
    if cut == "moved" and MOVED_TO in value:
        start, _, end = value.partition(MOVED_TO)
        return Cell(cut, value, "roll_loans", {"from_bucket": start, "to_bucket": end})
    if cut == "class_moved":
        params = _class_move(value)
        return None if params is None else Cell(cut, value, "migration_loans", params)
    if cut in MONTHS:
        is_month = _MONTH.fullmatch(value) or (cut == "matures" and value == PAST)
        return Cell(cut, value, MONTHS[cut], {cut: value}) if is_month else None
    if cut == "vintage":
        return _vintage(value)
    if cut == "component":
        params = _flow(value)
        return None if params is None else Cell(cut, value, "npl_flow_loans_period", params)
    if cut == "group_id":
        return Cell(cut, value, "loans_of_group", {"group_id": value})
    if cut == "attribute":
        return Cell(cut, value, "loans_of_attribute", {"attribute": value}) if value in ATTRIBUTES else None
    if cut == "rating_moved" and MOVED_TO in value:
        then, _, now = value.partition(MOVED_TO)
        return Cell(cut, value, "rated_customers", {"from_rating": then or None, "to_rating": now or None})
    if cut == "overdue_rating":
        return Cell(cut, value, "overdue_rating_list", {}) if value == "all" else None
    if cut == "stage":
        return Cell(cut, value, "stage_loans", {"stage": int(value)}) if value in STAGES else None
    if cut == "conflict":
        return Cell(cut, value, "stage_loans", {"conflict": value}) if value in CONFLICTS else None
    if cut == "fault":
        return Cell(cut, value, "loans_of_fault", {"fault": value}) if value in FAULTS else None
    if cut == "fall":
        return Cell(cut, value, "loans_below_cover", {"fall": int(value)}) if value in FALLS else None
    if cut == "renewal_kind":
        return Cell(cut, value, "renewed_loans", {cut: value}) if value in RENEWALS else None
    if cut.startswith(RENEWED_OF) and cut.removeprefix(RENEWED_OF) in LISTED:
        return Cell(cut, value, "renewed_loans", {cut.removeprefix(RENEWED_OF): [value]})
    params = _params(cut, value)
    return None if params is None else Cell(cut, value, "loans" if is_panel else "loans_lent", params)


def title(cut: str, value: object, reader: Reader) -> str:
    """Say which loans a cell holds."""
    text = str(value)
    if cut in TRUTHS:
        return reader.say(f"loans.are_{cut}")
    if cut == "moved":
        start, _, end = text.partition(MOVED_TO)
        return reader.say("loans.moved", start=reader.label("bucket", start), end=reader.label("bucket", end))
    if cut == "class_moved":
        return _class_move_title(text, reader)
    if cut == "vintage":
        period, reached, _ = text.split(DURING)
        mark = reader.say(f"frame.option_{reached}")
        return reader.say("loans.vintage", period=period, reached=mark)
    if cut in MONTHS:
        return reader.say(f"loans.month_{cut}_{PAST}" if text == PAST else f"loans.month_{cut}", month=text)
    if cut == "component":
        return _flow_title(text, reader)
    if cut == EVERY_LOAN.cut:
        return reader.say("loans.all")
    if cut.startswith(NPL_OF):
        return reader.say("loans.npl_of", of=title(cut.removeprefix(NPL_OF), value, reader))
    if cut == "rating_moved":
        then, _, now = text.partition(MOVED_TO)
        ends = (
            reader.label("to_rating", one) if one else reader.say("loans.any_rating") for one in (then, now)
        )
        return reader.say("loans.moved", start=next(ends), end=next(ends))
    if cut == "overdue_rating":
        return reader.say("loans.overdue_rating")
    if cut.startswith(RENEWED_OF):
        return reader.say("loans.renewed_of", of=title(cut.removeprefix(RENEWED_OF), value, reader))
    return reader.say("loans.cell", cut=reader.column(cut), name=reader.label(cut, text))


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


def _vintage(value: str) -> Cell | None:
    """Read `<period>@<mark>@<origin>`."""
    period, _, marks = value.partition(DURING)
    reached, _, origin = marks.partition(DURING)
    if not _VINTAGE.fullmatch(period) or reached not in REACHED or origin not in ORIGINS:
        return None
    return Cell("vintage", value, "vintage_loans", {"vintage": period, "reached": reached, "origin": origin})


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


def _class_move(value: str) -> dict[str, Any] | None:
    """Read `<class in December>><class now>`; the end may also be worse, none or left."""
    start, _, end = value.partition(MOVED_TO)
    if start not in CLASSES or end not in ENDS:
        return None
    return {"class_from": int(start), "class_to": end}


def _class_move_title(value: str, reader: Reader) -> str:
    start, _, end = value.partition(MOVED_TO)
    now = reader.label("risk_class", end) if end in CLASSES else reader.say(f"loans.class_{end}")
    return reader.say("loans.class_moved", start=reader.label("risk_class", start), end=now)


def _flow(value: str) -> dict[str, Any] | None:
    """Read `<component>@<first day>..<last day>`; an end may be open."""
    component, _, span = value.partition(DURING)
    ends = span.split(UNTIL)
    if len(ends) != len(("from", "to")):
        return None
    try:
        days = [dt.date.fromisoformat(end) if end else None for end in ends]
    except ValueError:
        return None
    return {"component": component, "from_date": days[0], "to_date": days[1]}


def _flow_title(value: str, reader: Reader) -> str:
    flow = _flow(value) or {}
    days = {
        end: formats.date(flow[f"{end}_date"], reader.language)
        for end in ("from", "to")
        if flow[f"{end}_date"]
    }
    span = reader.say(f"loans.during_{'_'.join(days) or 'always'}", **days)
    return reader.say("loans.cell", cut=span, name=reader.label("component", flow["component"]))


def _params(cut: str, value: str) -> dict[str, Any] | None:
    if cut.startswith(NPL_OF) and cut.removeprefix(NPL_OF) in LISTED:
        return {cut.removeprefix(NPL_OF): [value], "is_npl": True}
    if cut in LISTED:
        return {cut: [value]}
    if cut in SINGLE:
        return {cut: value}
    if cut in TRUTHS:
        return {cut: value == "yes"} if value in ("yes", "no") else None
    return {"risk_class": [int(value)]} if cut == "risk_class" and value in CLASSES else None
