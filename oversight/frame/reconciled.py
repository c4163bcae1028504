"""The answer of the reconciliation page: does the book agree with the ledger and with what was filed."""

from __future__ import annotations

from html import escape

import streamlit as st

from oversight import formats
from oversight.frame.answers import answered
from oversight.frame.scope import Scope


def reconciled(scope: Scope) -> None:
    """Say how many positions and cells are apart at the as-of date, by how much, and since when."""
    said = scope.reader.say("overview.between_sentences").join([*_ledger(scope), *_filed(scope)])
    if said:
        st.html(f'<p class="ov-verdict">{escape(said)}</p>')


def _ledger(scope: Scope) -> list[str]:
    reader = scope.reader
    rows = answered(scope, "ledger_positions")[1]
    apart = [row for row in rows if row["verdict"] == "apart"]
    if not rows:
        return []
    if not apart:
        return [reader.say("reconciliation.ledger_agrees", count=formats.count(len(rows), reader.language))]
    amounts = [abs(row["difference_amount"]) for row in apart if row["difference_amount"] is not None]
    longest = max(row["months_open_count"] for row in apart)
    return [
        reader.say(
            "reconciliation.ledger_apart",
            apart=formats.count(len(apart), reader.language),
            count=formats.count(len(rows), reader.language),
            amount=reader.money(sum(amounts)),
            months=formats.count(longest, reader.language),
        )
    ]


def _filed(scope: Scope) -> list[str]:
    reader = scope.reader
    rows = answered(scope, "filed_figures")[1]
    if not rows:
        return []
    counts = {one: sum(row["verdict"] == one for row in rows) for one in ("agrees", "apart", "not_compared")}
    return [
        reader.say(
            "reconciliation.filed",
            count=formats.count(len(rows), reader.language),
            **{one: formats.count(number, reader.language) for one, number in counts.items()},
        )
    ]
