"""Which rules of the standard in use the supplied data cannot decide: never counted as passed."""

from __future__ import annotations

import streamlit as st

from oversight import standards
from oversight.frame.absent import input_name
from oversight.frame.scope import Scope


def unevaluated(scope: Scope) -> None:
    """List the rules that are not evaluated under the reader's standard, each with what it lacks."""
    reader, rules = scope.reader, standards.rules(scope.standard)
    with st.container(key="figure-not-evaluated"):
        st.subheader(reader.say("standards.not_evaluated"), anchor=False)
        missing = _missing(scope)
        if not missing:
            st.caption(reader.say("standards.all_evaluated"))
            return
        st.caption(reader.say("standards.not_evaluated_why"))
        for rule in missing:
            lacking = (item for item in rules[rule]["needs"] if item not in scope.publication.supplied)
            said = reader.say(
                "standards.rule_needs",
                title=rules[rule]["title"][reader.language],
                article=rules[rule]["article"][reader.language],
                items=reader.say("frame.and").join(input_name(item, reader) for item in lacking),
            )
            st.markdown(f"- {said}")


def unevaluated_button(scope: Scope) -> None:
    """Draw the button that opens the list, where there is one."""
    count = len(_missing(scope))
    if count:
        label = scope.reader.say("standards.button", count=count)
        with st.popover(label, icon=":material/rule:", type="tertiary"):
            unevaluated(scope)


def _missing(scope: Scope) -> tuple[str, ...]:
    if scope.as_of is None:
        return ()
    return standards.not_evaluated(scope.standard, frozenset(scope.publication.supplied))
