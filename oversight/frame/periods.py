"""The controls that choose over which span of time a change is shown."""

from __future__ import annotations

from typing import Any

import streamlit as st

from oversight import periods
from oversight.frame import address
from oversight.frame.address import Names
from oversight.frame.scope import Scope
from oversight.text import LANGUAGES, say


def choose_period(scope: Scope) -> dict[str, Any]:
    """Let the reader choose a span that ends at the as-of date, as parameters of a query."""
    return periods.span(_choose(scope, "period", periods.PERIODS), scope.as_of)


def choose_months_back(scope: Scope) -> dict[str, Any]:
    """Let the reader choose which earlier month to compare with, as a parameter of a query."""
    return {"months_back": int(_choose(scope, "compared", periods.MONTHS_BACK))}


def _choose(scope: Scope, key: str, spans: tuple[str, ...]) -> str:
    names: Names = {one: {lang: say(f"frame.span_{key}_{one}", lang) for lang in LANGUAGES} for one in spans}
    own = address.in_own_words(key, names, scope.reader.language)
    chosen = st.segmented_control(
        scope.reader.say(f"frame.choose_{key}"),
        list(own),
        default=spans[0],
        required=True,
        format_func=lambda one: own.get(one, one),
        key=key,
        bind="query-params",
    )
    return chosen if chosen in spans else spans[0]
