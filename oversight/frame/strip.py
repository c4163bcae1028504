"""What is always in sight: source, publication, gate, date, class basis, and what could not be evaluated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from oversight import formats, freshness, publications, settings
from oversight.frame.answers import ask
from oversight.frame.places import ICONS, script
from oversight.frame.scope import Scope
from oversight.publications import Refusal
from oversight.reader import Reader
from oversight.text import told

MOST_RULES = 3
GATE_MARKS = {"passed": "✓", "warnings": "!", "blocked": "✕"}


def strip(scope: Scope) -> None:
    """Draw the strip, and above it the notice of a load that was refused since."""
    _refusal(scope)
    said = [
        f"<strong>{escape(scope.publication.title(scope.reader.language))}</strong>",
        _gate(scope),
        escape(_publication(scope)),
        *(f"<span>{escape(part)}</span>" for part in (*_freshness(scope), *_classes(scope)) if part),
    ]
    st.html(f'<div class="ov-strip">{" ".join(said)}</div>')


def _gate(scope: Scope) -> str:
    counts = ask("check_counts", scope.publication).records()
    checks = sum(row["check_count"] for row in counts)
    failed = Counter({row["severity"]: row["check_count"] for row in counts if row["status"] == "failed"})
    outcome = scope.publication.gate_outcome
    # Of a published load a critical rule that did not hold withheld a table: it is no lesser warning.
    warnings = failed["warning"] + failed["critical"]
    text = scope.reader.say(f"frame.gate_{outcome}", warnings=warnings, checks=checks)
    mark = GATE_MARKS.get(outcome, "?")
    found = scope.reader.say("frame.findings", count=failed["finding"]) if failed["finding"] else ""
    said = f'<span class="ov-mark ov-gate-{escape(outcome)}">{mark} {escape(text)}</span>'
    return f"{said} <span>{escape(found)}</span>" if found else said


def _publication(scope: Scope) -> str:
    published_at = f"{scope.publication.published_at:%Y-%m-%d %H:%M} UTC"
    return scope.reader.say(
        "frame.published", number=scope.publication.publication, published_at=published_at
    )


def _freshness(scope: Scope) -> Iterator[str]:
    """Judge freshness on the day of reading: data that was fresh when published goes stale."""
    publication, reader = scope.publication, scope.reader
    if publication.is_historical:
        ends = formats.date(publication.history_ends, reader.language)
        known = "frame.history_as_of" if scope.as_of else "frame.history"
        yield reader.say(known, ends=ends, as_of=formats.date(scope.as_of, reader.language))
        return
    if scope.as_of is None or publication.last_as_of is None:
        yield reader.say("frame.no_month")
        return
    age = (settings.read().business_date - publication.last_as_of).days
    key = "frame.stale_as_of" if age > _service_level(scope) else "frame.fresh_as_of"
    yield reader.say(key, as_of=formats.date(scope.as_of, reader.language), age=age)
    if not freshness.is_recorded(publication):
        yield told(freshness.not_recorded(publication), reader.language)


def _service_level(scope: Scope) -> int:
    levels = {
        row["table_name"]: row["service_level_days"]
        for row in ask("table_freshness", scope.publication).records()
    }
    return int(levels.get("loan_month", 0))


def _classes(scope: Scope) -> list[str]:
    """Say whose classes are shown, how far they are from the effective ones, and what has no class."""
    reader = scope.reader
    if not scope.publication.is_panel or scope.as_of is None:
        return [reader.say("frame.no_classes")]
    answer = ask(
        "class_gap", scope.publication, **{**scope.cuts, "basis": scope.basis, "as_of_date": scope.as_of}
    )
    shown = next(iter(answer.records()), None)
    if shown is None and scope.is_part:
        return [reader.say("frame.no_loans_within")]
    if shown is None or shown["npl_amount"] is None:
        return [reader.say("frame.no_classes")]
    basis = reader.label("basis", scope.basis)
    gap = shown["effective_npl_amount"] - shown["npl_amount"]
    return [
        reader.say("frame.basis_used", basis=basis, gap=reader.money(gap)),
        _not_evaluated(shown, reader),
    ]


def _not_evaluated(shown: dict[str, Any], reader: Reader) -> str:
    amount, whole = shown["unevaluated_amount"], shown["gross_amount"]
    if not amount or not whole:
        return reader.say("frame.all_evaluated")
    return reader.say("frame.not_evaluated", amount=reader.money(amount), share=reader.ratio(amount / whole))


def _refusal(scope: Scope) -> None:
    refusal = publications.last_refusal(scope.publication.feed)
    if refusal is None:
        return
    reader = scope.reader
    refused_at = f"{refusal.refused_at:%Y-%m-%d %H:%M} UTC"
    with st.container(key="refusal"):
        st.warning(reader.say("frame.refused", refused_at=refused_at), icon=":material/block:")
        with st.container(horizontal=True, gap="small"):
            for rule in refusal.rules[:MOST_RULES]:
                _to_rows(refusal, rule, reader)
            if len(refusal.rules) > MOST_RULES:
                label = reader.say("frame.refused_why", count=len(refusal.rules))
                st.page_link(script("data_quality"), label=label, icon=ICONS["data_quality"])


def _to_rows(refusal: Refusal, rule: Mapping[str, Any], reader: Reader) -> None:
    """Open the rows that a rule refused, with one choice."""
    label = f"{rule['title'][reader.language]} ({formats.count(rule['failed_count'], reader.language)})"
    if urlsplit(st.context.url or "").path.endswith("/data_quality"):
        # A link does not change choices that are on the page already back to the first one.
        chosen = refusal.report.stem, str(rule["rule"])
        key = f"refused-{rule['rule']}"
        st.button(label, icon=":material/list_alt:", type="tertiary", key=key, on_click=_choose, args=chosen)
        return
    words = {"refused": refusal.label, "refused_rule": rule["title"][reader.language]}
    st.page_link(script("data_quality"), label=label, icon=":material/list_alt:", query_params=words)


def _choose(load: str, rule: str) -> None:
    st.session_state["refused"], st.session_state["refused_rule"] = load, rule
