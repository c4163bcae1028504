"""The headline figures: value, changes and light of each, and the sentence that sums them up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from oversight import formats, limits, measures
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
# Held against their limit in the sentence, without a figure of their own.
JUDGED_BESIDE = ("loan_provision_ratio",)
# Known of the whole bank alone: of a part of it they are neither supplied nor missing.
OF_THE_WHOLE = (
    "largest_customer_amount",
    "largest_customer_share",
    "largest_customer_to_net_capital",
    "ten_largest_amount",
    "ten_largest_share",
)
SPARK_MONTHS = 25
Missing = Literal["not_supplied", "of_nothing", "withheld", "stale", "whole_bank"]


@dataclass(frozen=True)
class Headline:
    """One headline figure on one date; changes are None where the earlier month has no value.

    `history` has one value a calendar month up to that date, None for a month that is missing. `missing`
    says why there is no value.
    """

    measure: str
    value: Number | None
    on_month: Number | None
    on_year: Number | None
    history: tuple[Number | None, ...]
    light: Light
    limit: Limit | None
    missing: Missing | None = None


def headlines(
    rows: Sequence[dict[str, Any]],
    as_of: dt.date,
    columns: Sequence[str] = MEASURES,
    floors: Sequence[Mapping[str, Any]] = (),
    basis: str = "reported",
    expired: frozenset[str] = frozenset(),
    *,
    is_part: bool = False,
) -> list[Headline]:
    """Return columns of monthly rows as figures of a date, each held against its own past and its limit.

    `floors` are those that the regulator set for this bank: they go before the limits file. Classes of
    another standard, named by `basis`, have no limit. `expired` names columns withheld for the age of their
    inputs; `is_part` tells that the rows are those of a part of the bank.
    """
    by_month = {_month(row["as_of_date"]): row for row in rows}
    found = [_headline(column, by_month, as_of, floors, basis) for column in columns]
    found = [replace(one, missing="stale") if one.measure in expired else one for one in found]
    if is_part:
        found = [replace(one, missing="whole_bank") if _is_of_the_whole(one) else one for one in found]
    return found


def _is_of_the_whole(one: Headline) -> bool:
    return one.value is None and one.measure in OF_THE_WHOLE


def change(column: str, moved: Number | None, reader: Reader) -> str:
    """Write how far a figure moved: a ratio in points, an amount or a number with its sign."""
    kind = formats.kind_of(column)
    if kind == "ratio" or moved is None:
        return formats.points(moved, reader.language)
    said = reader.write(column, abs(moved))
    return f"{formats.MINUS if moved < 0 else '+'}{said}" if moved else said


def verdict(
    found: Sequence[Headline], reader: Reader, as_of: dt.date, others: Sequence[Mapping[str, Any]] = ()
) -> str:
    """Say in words what the figures come to: the NPL ratio, its changes, and every limit not kept.

    `others` are rows of the register of limits for measures that are not among the figures.
    """
    said = [_opening(found[0], reader, formats.date(as_of, reader.language))]
    for light in ("red", "amber"):
        named = [_named(one, reader) for one in found if one.light == light]
        named += [_named_row(row, reader) for row in others if row["light"] == light]
        said += _list(f"overview.verdict_{light}", named, reader)
    lights = {*(one.light for one in found), *(row["light"] for row in others)}
    if lights <= {"green", "grey"} and "green" in lights:
        said.append(reader.say("overview.verdict_green"))
    missing = (
        reader.column(one.measure) for one in found if one.value is None and one.missing != "whole_bank"
    )
    said += _list("overview.verdict_missing", missing, reader)
    return reader.say("overview.between_sentences").join(said)


def _opening(first: Headline, reader: Reader, day: str) -> str:
    if first.value is None:
        return reader.say("overview.no_npl_ratio", as_of=day)
    changes = _changes(first, reader)
    return reader.say("overview.npl_ratio", as_of=day, value=reader.ratio(first.value), changes=changes)


def _list(key: str, figures: Iterable[str], reader: Reader) -> list[str]:
    listed = reader.say("overview.and").join(figures)
    return [reader.say(key, figures=listed)] if listed else []


def _headline(
    measure: str,
    by_month: Mapping[int, dict[str, Any]],
    as_of: dt.date,
    floors: Sequence[Mapping[str, Any]],
    basis: str,
) -> Headline:
    month = _month(as_of)
    months = range(max(month - SPARK_MONTHS + 1, min(by_month)), month + 1)
    row = by_month.get(month, {})
    value = row.get(measure)
    limit = None
    if limits.applies(measure, basis):
        limit = limits.floor(measure, floors, as_of) or limits.limit(measure, as_of)
    return Headline(
        measure,
        value,
        _change(value, by_month.get(month - 1, {}).get(measure)),
        _change(value, by_month.get(month - 12, {}).get(measure)),
        tuple(by_month.get(one, {}).get(measure) for one in months),
        limits.against(limit, None if value is None else float(value)),
        limit,
        None if value is not None else _missing(measure, row),
    )


def _missing(measure: str, row: Mapping[str, Any]) -> Missing:
    """Tell a part that was not supplied from a ratio of nothing, and both from one that is withheld."""
    known = measures.find(measure)
    if known is None or row.get(str(known.numerator)) is None or row.get(str(known.denominator)) is None:
        return "not_supplied"
    return "withheld" if row[str(known.denominator)] else "of_nothing"


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month


def _change(now: Number | None, before: Number | None) -> float | None:
    return None if now is None or before is None else float(now) - float(before)


def _changes(headline: Headline, reader: Reader) -> str:
    changes = [
        reader.say(
            f"overview.moved_{_direction(change)}_{over}",
            points=formats.size_in_points(change, reader.language),
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


def _named_row(row: Mapping[str, Any], reader: Reader) -> str:
    figure = reader.label("measure", row["measure"])
    if row["kind"] in ("branch", "sector"):
        figure = reader.say("overview.limit_of", figure=figure, name=reader.label(row["kind"], row["key"]))
    return reader.say(
        "overview.against_limit",
        figure=figure,
        value=reader.ratio(row["level"]),
        limit=reader.ratio(row["limit_level"]),
    )
