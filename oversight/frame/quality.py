"""What the gate says on the data-quality page: the answer first, and the choices of its figures."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from oversight import formats, freshness
from oversight.frame import address
from oversight.frame.answers import answered
from oversight.frame.scope import Scope
from oversight.text import LANGUAGES, say

EVERY_FAULT = "all"


def quality_answer(scope: Scope) -> None:
    """Say in a few sentences how the gate decided, what is withheld, waived and at stake."""
    found = answered(scope, "quality_answer")[1]
    if found:
        said = scope.reader.say("overview.between_sentences").join(_sentences(scope, found[0]))
        st.html(f'<p class="ov-verdict">{escape(said)}</p>')


def _sentences(scope: Scope, found: dict[str, Any]) -> list[str]:
    reader, publication = scope.reader, scope.publication
    counts = {
        name: formats.count(value, reader.language)
        for name, value in found.items()
        if name.endswith("_count")
    }
    said = [reader.say(f"data_quality.answer_{publication.gate_outcome}", **counts)]
    if publication.withheld:
        tables = reader.say("frame.and").join(reader.label("table_name", one) for one in publication.withheld)
        said.append(reader.say("data_quality.withheld", tables=tables))
    if found["faulty_row_count"]:
        amount = reader.money(found["amount_at_stake"])
        known = "data_quality.at_stake" if found["loan_count"] else "data_quality.at_stake_none"
        said.append(reader.say(known, amount=amount, **counts))
    if found["waived_row_count"]:
        until = formats.date(found["waived_until_on"], reader.language)
        said.append(reader.say("data_quality.waived", until=until, **counts))
    if found["expired_waiver_count"]:
        said.append(reader.say("data_quality.expired", **counts))
    return said


def judged_on(scope: Scope) -> dict[str, Any]:
    """Return the day by which freshness is judged, as a parameter of a query.

    History is never called fresh or stale by today: it is judged by its own last report.
    """
    publication = scope.publication
    day = publication.last_as_of if publication.is_historical else freshness.read_on(publication)
    return {"business_date": day}


def choose_fault(scope: Scope) -> dict[str, Any]:
    """Let the reader choose the rule whose loans are left out; the default is every data fault."""
    names = {EVERY_FAULT: {one: say("data_quality.every_fault", one) for one in LANGUAGES}}
    for row in answered(scope, "rules_at_stake")[0].records():
        if row["loan_count"]:
            names[row["rule"]] = {one: str(row[f"title_{one}"]) for one in LANGUAGES}
    chosen = address.choose(
        scope.reader.say("data_quality.left_out"), "left_out", names, scope.reader.language
    )
    return {"rule": None if chosen == EVERY_FAULT else chosen}
