"""Every limit of the bank: where its measure stands, since when it is not kept, and what cannot be judged."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from oversight import limits
from oversight.limits import Light

Row = dict[str, Any]

# The measures that each query has, so that a query without its input still names what it cannot judge.
QUERIES: Mapping[str, tuple[str, ...]] = {
    "quality_limits": (
        "npl_ratio",
        "special_mention_ratio",
        "overdue_ratio",
        "over_90_to_npl",
        "provision_coverage",
        "loan_provision_ratio",
        "collateral_coverage",
    ),
    "loan_capital_limits": ("largest_customer_to_net_capital", "ten_largest_to_net_capital"),
    "credit_capital_limits": (
        "largest_group_to_net_capital",
        "nonbank_exposure_to_tier1",
        "connected_exposure_to_tier1",
        "interbank_exposure_to_tier1",
        "related_parties_to_net_capital",
        "related_party_to_net_capital",
        "related_group_to_net_capital",
    ),
    "key_limits": ("sector_share", "branch_npl_ratio"),
}
ORDER: tuple[Light, ...] = ("red", "amber", "grey", "green")


def light(row: Row, basis: str) -> Light:
    """Return the light of one month of one measure, as a query gives it; grey under another standard."""
    if not limits.applies(row["measure"], basis):
        return "grey"
    return limits.judge(row["bound"], row["level"], row["limit_level"], row["amber_share"])


def register(answers: Mapping[str, Sequence[Row]], as_of: dt.date, basis: str = "reported") -> list[Row]:
    """Return a row for each limit, those not kept first; without a row of its month a measure is grey."""
    standing = [
        _standing(measure, [row for row in answers.get(query, ()) if row["measure"] == measure], as_of, basis)
        for query, measures in QUERIES.items()
        for measure in measures
    ]
    known = {measure for measures in QUERIES.values() for measure in measures}
    standing += [_unknown(measure) for measure in limits.measures() if measure not in known]
    return sorted(standing, key=lambda row: ORDER.index(row["light"]))


def counted(rows: Iterable[Row]) -> Counter[str]:
    """Count the limits by light."""
    return Counter(row["light"] for row in rows)


def _standing(measure: str, rows: Sequence[Row], as_of: dt.date, basis: str) -> Row:
    months = sorted((row for row in rows if row["as_of_date"] <= as_of), key=lambda row: row["as_of_date"])
    now = months[-1] if months and months[-1]["as_of_date"] == as_of else {}
    above = [row["as_of_date"] for row in months if light(row, basis) == "red"]
    return {
        "light": light(now, basis) if now else "grey",
        "measure": measure,
        "level": now.get("level"),
        "limit_level": now.get("limit_level"),
        "headroom": now.get("headroom"),
        "headroom_amount": now.get("headroom_amount"),
        "kind": now.get("kind"),
        "key": now.get("key"),
        "above_since_on": _since(months, basis),
        "months_above_count": len(above),
        "months_known_count": sum(row["level"] is not None for row in months),
        "missing": _missing(now) if limits.applies(measure, basis) else "other_standard",
        "limit_source": now.get("limit_source"),
    }


def _since(months: Sequence[Row], basis: str) -> dt.date | None:
    """Return the first of the months in a row, up to the last, in which the limit was not kept."""
    since = None
    for row in reversed(months):
        if light(row, basis) != "red":
            break
        since = row["as_of_date"]
    return since


def _missing(now: Row) -> str | None:
    if not now:
        return "not_supplied"
    if now["level"] is None:
        return str(now.get("missing") or "not_supplied")
    return "no_limit" if now["limit_level"] is None else None


def _unknown(measure: str) -> Row:
    """Return the row of a limit that the file sets on something that the program does not measure."""
    return {**_standing(measure, (), dt.date.min, "reported"), "missing": "not_measured"}
