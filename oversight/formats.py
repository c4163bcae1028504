"""How figures are written in each language: money in units a reader expects, ratios, counts, dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from oversight import measures
from oversight.codes import codes_of
from oversight.text import known, say

Number = int | float | Decimal
Kind = Literal["money", "ratio", "index", "count", "date", "time", "truth", "text"]

MINUS = "\N{MINUS SIGN}"
MOST_DECIMALS = 6
SMALLEST_CHANGE = 0.00005

_MONEY_STEPS = {
    "en": ((1_000_000_000, "unit.billion", 2), (1_000_000, "unit.million", 1), (1, "unit.one", 0)),
    "zh": ((100_000_000, "unit.hundred_million", 2), (10_000, "unit.ten_thousand", 2), (1, "unit.one", 2)),
}
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("time", re.compile(r"_at$")),
    ("date", re.compile(r"_on$|^extended_to$|^as_of|_as_of$|^last_update$")),
    ("truth", re.compile(r"^is_")),
    ("count", re.compile(r"_count$|_days$|_no$|^rows_|^rank$|^notches$|^sequence$|^n$|^publication$")),
    (
        "money",
        re.compile(
            r"amount|balance|value|^npl_before$|^npl_now$|^change$|^past_due|^net_cap|^written|^gross_|^disposed|^watched_|^ordinary_"
            r"|_due$|_year_before$|^cash_margin$|^senior_claims$"
        ),
    ),
)


@dataclass(frozen=True)
class Scale:
    """The unit that a set of amounts is shown in: its size, its name and how an amount is written in it."""

    divisor: int
    unit: str
    pattern: str
    decimals: int

    def write(self, amount: Number) -> str:
        """Write the amount in this unit; what rounds to nothing has no sign."""
        number = f"{abs(float(amount)) / self.divisor:,.{self.decimals}f}"
        if not any(digit in "123456789" for digit in number):
            return self.pattern.format(number="0")
        return (MINUS if amount < 0 else "") + self.pattern.format(number=number)


@cache
def kind_of(column: str) -> Kind:
    """Return how the values of a result column are written: by its measure's unit, else by its name."""
    measure = measures.find(column)
    if measure is not None:
        return "count" if measure.unit == "days" else cast(Kind, measure.unit)
    return next((kind for kind, pattern in _KINDS if pattern.search(column)), "text")


def money_scale(amounts: Iterable[Number | None], currency: str, language: str) -> Scale:
    """Return the one unit in which all these amounts read well."""
    largest = max((abs(float(amount)) for amount in amounts if amount is not None), default=0.0)
    steps = _MONEY_STEPS[language]
    place = next((place for place, step in enumerate(steps) if largest >= step[0]), len(steps) - 1)
    return _scale(place, currency, language)


def table_scale(amounts: Iterable[Number | None], currency: str, language: str) -> Scale:
    """Return the largest unit in which none of these amounts, unless it is zero, reads as zero.

    A unit larger than the largest of them is never taken: seventeen millions are not 0.02 billion.
    """
    sizes = [abs(float(amount)) for amount in amounts if amount]
    smallest, largest = min(sizes, default=0.0), max(sizes, default=0.0)
    steps = _MONEY_STEPS[language]
    readable = (
        place
        for place, step in enumerate(steps)
        if step[0] <= largest and smallest / step[0] >= 1 / 10 ** step[2]
    )
    return _scale(next(readable, len(steps) - 1), currency, language)


@cache
def _scale(place: int, currency: str, language: str) -> Scale:
    divisor, key, decimals = _MONEY_STEPS[language][place]
    name = currency_name(currency, language)
    pattern = say(f"{key}_amount", language, currency=name, number="{number}")
    return Scale(divisor, say(key, language, currency=name), pattern, decimals)


def currency_name(currency: str, language: str) -> str:
    """Return the currency as the language writes it beside an amount."""
    if language == "en":
        return currency
    if known(f"unit.{currency}"):
        return say(f"unit.{currency}", language)
    label = codes_of("loan", "currency").get(currency)
    return label["zh"] if label else currency


def money(amount: Number | None, currency: str, language: str) -> str:
    """Write an amount in its best unit, such as `USD 561.5m` or `5.61亿美元`."""
    if amount is None:
        return say("unit.not_available", language)
    return money_scale([amount], currency, language).write(amount)


def exact(amount: Number, currency: str, language: str) -> str:
    """Write an amount with every digit, such as `USD 51,488,803.00`."""
    name = currency_name(currency, language)
    number = f"{MINUS if amount < 0 else ''}{abs(amount):,.2f}"
    return say("unit.one_amount", language, currency=name, number=number)


def ratio(value: Number | None, language: str, decimals: int = 2) -> str:
    """Write a fraction as a percentage; what is short of the whole never reads as the whole."""
    if value is None:
        return say("unit.not_available", language)
    said = f"{value * 100:,.{decimals}f}%"
    if value < 1 and said == f"{100:.{decimals}f}%" and decimals < MOST_DECIMALS:
        return ratio(value, language, decimals + 1)
    return said


def points(change: Number | None, language: str) -> str:
    """Write a change of a fraction in percentage points, with its sign."""
    if change is None:
        return say("unit.not_available", language)
    if abs(float(change)) < SMALLEST_CHANGE:
        return say("unit.points", language, number="0.00")
    return say("unit.points", language, number=f"{float(change) * 100:+,.2f}".replace("-", MINUS))


def size_in_points(change: Number, language: str) -> str:
    """Write how large a change of a fraction is, in percentage points without a sign."""
    return say("unit.points", language, number=f"{abs(float(change)) * 100:,.2f}")


def count(value: Number | None, language: str) -> str:
    """Write a count with thousands separated."""
    return say("unit.not_available", language) if value is None else f"{value:,.0f}"


def size(length: int) -> str:
    """Write the length of a file as people speak of it: 1 MB is a million bytes."""
    return f"{length / 1e6:,.1f} MB" if length >= 1_000_000 else f"{length / 1e3:,.1f} KB"


def date(value: dt.date | None, language: str) -> str:
    """Write a day as the language does."""
    if value is None:
        return say("unit.not_available", language)
    month = say(f"unit.month_{value.month}", language)
    return say("unit.date", language, year=value.year, month=month, day=value.day)


def write(value: object, kind: Kind, currency: str, language: str) -> str:
    """Write one value of a result by its kind; a missing value reads "not available"."""
    if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
        return _write_number(value, kind, currency, language)
    if value is None:
        return say("unit.not_available", language)
    if isinstance(value, bool):
        return say("unit.yes" if value else "unit.no", language)
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return date(value, language) if isinstance(value, dt.date) else str(value)


def _write_number(value: Number, kind: Kind, currency: str, language: str) -> str:
    if kind == "money":
        return money(value, currency, language)
    if kind == "ratio":
        return ratio(value, language)
    return f"{value:,.4f}" if kind == "index" else count(value, language)


def plain(text: str) -> str:
    """Write a value of a feed so that Markdown shows it as it is: no link, no picture, no colour."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
