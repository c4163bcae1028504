"""The headline figures: value, changes and light of each, and the sentence that sums them up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from oversight import formats, limits
from oversight.formats import Number
from oversight.limits import Light, Limit
from oversight.reader import Reader

MEASURES = (
    "npl_ratio",
    "special_mention_ratio",
    "overdue_ratio",
    "over_90_to_npl",
    "provision_coverage",
    "largest_customer_to_net_capital",
    "ten_largest_share",
    "collateral_coverage",
)
SPARK_MONTHS = 25


@dataclass(frozen=True)
class Headline:
    """One headline figure on one date; changes are None where the earlier month has no value."""

    measure: str
    value: Number | None
    on_month: Number | None
    on_year: Number | None
    history: tuple[tuple[dt.date, Number | None], ...]
    light: Light
    limit: Limit | None


def headlines(rows: Sequence[dict[str, Any]], as_of: dt.date) -> list[Headline]:
    """Return the headline figures as of a date, from the monthly rows up to it."""
    months = {(row["as_of_date"].year, row["as_of_date"].month): row for row in rows}
    return [_headline(measure, rows, months, as_of) for measure in MEASURES]


def verdict(found: Sequence[Headline], reader: Reader, as_of: dt.date) -> str:
    """Say in words what the figures come to: the NPL ratio, its changes, and every limit not kept."""
    first, day = found[0], formats.date(as_of, reader.language)
    said = [
        reader.say(
            "overview.npl_ratio", as_of=day, value=reader.ratio(first.value), changes=_changes(first, reader)
        )
    ]
    for light in ("red", "amber"):
        named = [_named(one, reader) for one in found if one.light == light]
        if named:
            said.append(
                reader.say(f"overview.verdict_{light}", figures=reader.say("overview.and").join(named))
            )
    if any(one.light != "grey" for one in found) and len(said) == 1:
        said.append(reader.say("overview.verdict_green"))
    missing = [reader.column(one.measure) for one in found if one.value is None]
    if missing:
        said.append(reader.say("overview.verdict_missing", figures=reader.say("overview.and").join(missing)))
    return reader.say("overview.between_sentences").join(said)


def _headline(
    measure: str,
    rows: Sequence[dict[str, Any]],
    months: dict[tuple[int, int], dict[str, Any]],
    as_of: dt.date,
) -> Headline:
    value = months.get((as_of.year, as_of.month), {}).get(measure)
    month_before = (as_of.year, as_of.month - 1) if as_of.month > 1 else (as_of.year - 1, 12)
    return Headline(
        measure,
        value,
        _change(value, months.get(month_before, {}).get(measure)),
        _change(value, months.get((as_of.year - 1, as_of.month), {}).get(measure)),
        tuple((row["as_of_date"], row[measure]) for row in rows[-SPARK_MONTHS:]),
        limits.light(measure, None if value is None else float(value), as_of),
        limits.limit(measure, as_of),
    )


def _change(now: Number | None, before: Number | None) -> float | None:
    return None if now is None or before is None else float(now) - float(before)


def _changes(headline: Headline, reader: Reader) -> str:
    changes = [
        reader.say(
            f"overview.{_direction(change)}_{over}", points=formats.size_in_points(change, reader.language)
        )
        for over, change in (("month", headline.on_month), ("year", headline.on_year))
        if change is not None
    ]
    return "".join(reader.say("overview.change", change=change) for change in changes)


def _direction(change: Number) -> str:
    if abs(float(change)) < formats.SMALLEST_CHANGE:
        return "flat"
    return "up" if change > 0 else "down"


def _named(headline: Headline, reader: Reader) -> str:
    bound = headline.limit.value if headline.limit else None
    return reader.say(
        "overview.against_limit",
        figure=reader.column(headline.measure),
        value=reader.ratio(headline.value),
        limit=reader.ratio(bound),
    )
