"""What a figure rests on and is out of date on the day of reading: said above the figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import streamlit as st

from oversight import freshness
from oversight.frame.scope import Scope
from oversight.freshness import Stale
from oversight.queries import Answer
from oversight.reader import Reader
from oversight.text import told


def aged(scope: Scope, answer: Answer, columns: Iterable[str] | None = None) -> None:
    """Say which inputs of an answer, or of some of its columns, are out of date or cannot be told to be.

    What holds of a publication as a whole is said once, in the strip above every page.
    """
    shown = answer.columns if columns is None else list(columns)
    for one in freshness.under(answer.query, shown, answer.stale):
        st.caption(said(one, answer, scope.reader))
    unknown = freshness.not_judged(answer.publication, answer.query, shown)
    if unknown is not None and freshness.is_recorded(answer.publication):
        st.caption(f"○ {told(unknown, scope.reader.language)}")


def ages(answer: Answer, reader: Reader) -> Iterator[str]:
    """Say the same for a download, in plain words; nothing where all is within its service level."""
    for one in answer.stale:
        yield said(one, answer, reader).replace("**", "")
    if answer.not_judged is not None:
        yield told(answer.not_judged, reader.language)


def said(one: Stale, answer: Answer, reader: Reader) -> str:
    """Say how much of the balance an input is out of date for, and what is withheld for it."""
    columns = sorted(answer.columns_withheld.intersection(freshness.inputs()[one.input]["measures"]))
    title = answer.query.title[reader.language]
    marked = "frame.stale_marked" if one.share < 1 else "frame.stale_whole"
    return reader.say(
        "frame.stale_withheld" if one.is_withheld else marked,
        input=reader.label("input", one.input),
        share=reader.ratio(one.share),
        expired=reader.ratio(one.expired_share),
        figures=reader.say("frame.and").join(map(reader.column, columns)) or title,
    )
