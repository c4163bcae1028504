"""Answers of named queries, kept for as long as they are asked for: a publication never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from oversight import freshness, limits, queries
from oversight.publications import Publication
from oversight.queries import Answer
from oversight.settings import Language
from oversight.statement import named_queries

if TYPE_CHECKING:
    from oversight.frame.scope import Scope

Row = dict[str, Any]


def ask(name: str, publication: Publication, **params: Any) -> Answer:
    """Run a named query at a publication, or return the answer it gave before. Never change its rows."""
    of_query = tuple(sorted((key, value) for key, value in params.items() if value is not None))
    in_force = (limits.stamp(), freshness.read_on(publication))
    return _answer(name, publication.feed, publication.publication, of_query, in_force)


def answered(scope: Scope, name: str, **params: Any) -> tuple[Answer, list[Row]]:
    """Ask a named query with those of the reader's choices that it accepts; rows end at the as-of date."""
    accepted = named_queries()[name].parameters
    answer = ask(name, scope.publication, **{**scope.params(accepted), **params})
    rows = in_one_language(answer, scope.reader.language)
    if scope.as_of is not None and "as_of_date" in answer.columns:
        rows = [row for row in rows if row["as_of_date"] is None or row["as_of_date"] <= scope.as_of]
    return answer, rows


def every(scope: Scope, answer: Answer) -> list[Row]:
    """Fetch all rows for a download, past the limit of the page and past its cache."""
    params = {name: value for name, value in answer.params.items() if name != "row_limit"}
    publication = scope.publication
    full = queries.run(answer.query.name, publication.feed, publication.publication, **params)
    return in_one_language(full, scope.reader.language)


def in_one_language(answer: Answer, language: Language) -> list[Row]:
    """Return the rows with `reason` in place of `reason_en` and `reason_zh`."""
    own, other = (f"_{language}", "_en" if language == "zh" else "_zh")
    names = {
        place: name.removesuffix(own)
        for place, name in enumerate(answer.columns)
        if not (name.endswith(other) and name.removesuffix(other) + own in answer.columns)
    }
    return [{name: row[place] for place, name in names.items()} for row in answer.rows]


@st.cache_resource(max_entries=256, show_spinner=False)
def _answer(
    name: str,
    source: str,
    publication: int,
    params: tuple[tuple[str, Any], ...],
    in_force: tuple[object, ...],  # noqa: ARG001 - what else an answer is kept by: the limits and the day
) -> Answer:
    return queries.run(name, source, publication, **dict(params))
