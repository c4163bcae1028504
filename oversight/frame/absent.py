"""Why there is nothing to show: a reason stands where a figure would."""

from __future__ import annotations

import streamlit as st

from oversight import contract
from oversight.frame.aged import said as said_of
from oversight.frame.scope import Scope
from oversight.problems import Problem
from oversight.queries import Answer
from oversight.reader import Reader
from oversight.settings import Language
from oversight.text import told


def tell(problem: Problem, language: Language) -> None:
    """Say a problem in the reader's language."""
    for message in problem.messages:
        st.error(told(message, language), icon=":material/error:")


def nothing(scope: Scope, answer: Answer) -> None:
    """Say why there is no figure: a reason stands where a chart would."""
    reader, missing = scope.reader, answer.unavailable
    with st.container(border=True):
        if missing is None:
            st.caption(reader.say("frame.no_rows"))
            return
        if missing.reason == "stale":
            for one in answer.stale:
                st.caption(said_of(one, answer, reader))
            return
        items = reader.say("frame.and").join(input_name(item, reader) for item in missing.items)
        said = missing.detail.get(reader.language) or reader.say("frame.no_reason")
        st.caption(reader.say(f"frame.missing_{missing.reason}", items=items, reason=said))


def input_name(item: str, reader: Reader) -> str:
    """Name an input by its comment in the contract, with the name that the feed would have to fill."""
    table, _, column = item.partition(".")
    of_table = contract.tables()[table]
    found = next((one.comment for one in of_table.columns if one.name == column), of_table.comment)
    return reader.say("frame.input", meaning=getattr(found, reader.language), name=item)
