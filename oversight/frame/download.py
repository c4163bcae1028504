"""A table to take away: every row, under words that say where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from oversight import exports, formats, freshness, standards
from oversight.charts import Row
from oversight.frame.aged import ages
from oversight.frame.computed import command
from oversight.frame.scope import CUTS, Scope
from oversight.frame.witness import writing
from oversight.queries import Answer


def download(scope: Scope, answer: Answer, every: Callable[[], Sequence[Row]]) -> None:
    """Draw the button that fetches the rows when it is pressed."""
    publication, as_of = scope.publication, scope.as_of
    write_down = writing(scope, "exported", answer.query.name, answer.params)

    def content() -> bytes:
        write_down()
        rows = every()
        lines = [list(row.values()) for row in rows]
        return exports.to_csv(list(rows[0]), lines, scope.reader, origin(scope, answer))

    st.download_button(
        scope.reader.say("frame.download"),
        content,
        file_name=exports.file_name(publication.feed, publication.publication, answer.query.name, as_of),
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"download-{answer.query.name}",
    )


def origin(scope: Scope, answer: Answer) -> list[tuple[str, str]]:
    """Say where rows come from, as a download writes it above them."""
    reader, publication = scope.reader, scope.publication
    said = {
        "figure": answer.query.title[reader.language],
        "source": publication.title(reader.language),
        "publication": f"{publication.publication} ({publication.published_at:%Y-%m-%d %H:%M} UTC)",
        "gate": reader.label("gate_outcome", publication.gate_outcome),
        "historical": _history(scope),
        "currency": publication.base_currency,
        "query": command(scope, answer),
    }
    if not publication.is_historical:
        resting = freshness.rests_on(answer.query, answer.columns)
        all_is_well = reader.say("frame.origin_fresh" if resting else "frame.origin_no_input")
        said["freshness"] = " ".join(ages(answer, reader)) or all_is_well
    if "basis" in answer.params:
        said["basis"] = reader.label("basis", answer.params["basis"])
    if "standard" in answer.params:
        said["standard"] = standards.title(answer.params["standard"], reader.language)
    if scope.as_of is not None:
        said["as_of"] = scope.as_of.isoformat()
    for cut in CUTS:
        if answer.params.get(cut) is not None:
            said[cut] = ", ".join(reader.label(cut, code) for code in answer.params[cut])
    return [(reader.say(f"frame.origin_{key}"), value) for key, value in said.items()]


def _history(scope: Scope) -> str:
    publication, reader = scope.publication, scope.reader
    if not publication.is_historical:
        return reader.say("unit.no")
    return reader.say("frame.history", ends=formats.date(publication.history_ends, reader.language))
