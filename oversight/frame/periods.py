"""The spans of time that changes are shown over."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from oversight.frame import address
from oversight.frame.address import Names
from oversight.frame.scope import Scope
from oversight.text import LANGUAGES, say

PERIODS = ("year", "month", "twelve_months", "whole")
MONTHS_BACK = ("12", "1")


def choose_period(scope: Scope) -> dict[str, dt.date | None]:
    """Let the reader choose a span that ends at the as-of date; return it as parameters of a query."""
    chosen = _choose(scope, "period", PERIODS)
    return {"from_date": _start(chosen, scope.as_of), "to_date": scope.as_of}


def choose_months_back(scope: Scope) -> int:
    """Let the reader choose which earlier month to compare with."""
    return int(_choose(scope, "compared", MONTHS_BACK))


def _choose(scope: Scope, key: str, spans: tuple[str, ...]) -> str:
    names: Names = {one: {lang: say(f"frame.{key}_{one}", lang) for lang in LANGUAGES} for one in spans}
    own = address.in_own_words(key, names, scope.reader.language)
    chosen = st.segmented_control(
        scope.reader.say(f"frame.{key}"),
        list(own),
        default=spans[0],
        required=True,
        format_func=lambda one: own.get(one, one),
        key=key,
        bind="query-params",
    )
    return chosen if chosen in spans else spans[0]


def _start(period: str, end: dt.date | None) -> dt.date | None:
    if end is None or period == "whole":
        return None
    if period == "month":
        return end.replace(day=1)
    if period == "twelve_months":
        return (end.replace(day=1) - dt.timedelta(days=334)).replace(day=1)
    return end.replace(month=1, day=1)
