"""A cell of an aggregate as a link writes it, `<cut>~<value>`, and the loans that are in it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

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
CLASSES = ("1", "2", "3", "4", "5")
ENDS = (*CLASSES, "worse", "none", LEFT)
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
        params = read_flow(value)
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


def _vintage(value: str) -> Cell | None:
    """Read `<period>@<mark>@<origin>`."""
    period, _, marks = value.partition(DURING)
    reached, _, origin = marks.partition(DURING)
    if not _VINTAGE.fullmatch(period) or reached not in REACHED or origin not in ORIGINS:
        return None
    return Cell("vintage", value, "vintage_loans", {"vintage": period, "reached": reached, "origin": origin})


def _class_move(value: str) -> dict[str, Any] | None:
    """Read `<class in December>><class now>`; the end may also be worse, none or left."""
    start, _, end = value.partition(MOVED_TO)
    if start not in CLASSES or end not in ENDS:
        return None
    return {"class_from": int(start), "class_to": end}


def read_flow(value: str) -> dict[str, Any] | None:
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
