"""The controls of a figure's own: over which span of time a change is shown, and in which view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar

import streamlit as st

from oversight import cells, periods
from oversight.frame import address
from oversight.frame.address import Names
from oversight.frame.scope import Scope
from oversight.text import LANGUAGES, say

View = TypeVar("View")


def choose_period(scope: Scope) -> dict[str, Any]:
    """Let the reader choose a span that ends at the as-of date, as parameters of a query."""
    return periods.span(_choose(scope, "period", periods.PERIODS), scope.as_of)


def choose_months_back(scope: Scope) -> dict[str, Any]:
    """Let the reader choose which earlier month to compare with, as a parameter of a query."""
    return {"months_back": int(_choose(scope, "compared", periods.MONTHS_BACK))}


def choosing(**options: tuple[str, ...]) -> Callable[[Scope], dict[str, Any]]:
    """Return a control for each parameter of a query; the first of its values is the default."""

    def choose(scope: Scope) -> dict[str, Any]:
        with st.container(horizontal=True, gap="small"):
            return {name: _choose_option(scope, name, values) for name, values in options.items()}

    return choose


def _choose_option(scope: Scope, name: str, values: tuple[str, ...]) -> str:
    said = {one: {lang: say(f"frame.option_{one}", lang) for lang in LANGUAGES} for one in values}
    return _chosen(scope, name, said, scope.reader.say(f"frame.choose_{name}"))


def choose_view(scope: Scope, figure: str, views: Mapping[str, View]) -> View:
    """Let the reader choose one of a figure's views, the first being the default."""
    said = {one: {lang: say(f"frame.view_{one}", lang) for lang in LANGUAGES} for one in views}
    return views[_chosen(scope, f"view_{figure}", said, scope.reader.say("frame.choose_view"), "collapsed")]


def choose_fall(scope: Scope) -> dict[str, Any]:
    """Let the reader choose by how many per cent prices fall, as a parameter of a query."""
    return {"fall": int(_choose(scope, "fall", cells.FALLS))}


def _choose(scope: Scope, key: str, spans: tuple[str, ...]) -> str:
    said = {one: {lang: say(f"frame.span_{key}_{one}", lang) for lang in LANGUAGES} for one in spans}
    return _chosen(scope, key, said, scope.reader.say(f"frame.choose_{key}"))


def _chosen(
    scope: Scope, key: str, names: Names, label: str, visibility: Literal["visible", "collapsed"] = "visible"
) -> str:
    own = address.in_own_words(key, names, scope.reader.language)
    chosen = st.segmented_control(
        label,
        list(own),
        default=next(iter(own)),
        required=True,
        format_func=lambda one: own.get(one, one),
        key=key,
        label_visibility=visibility,
        bind="query-params",
    )
    return chosen if chosen in own else next(iter(own))
