"""The auditor's pages answer first, and follow what the reader chooses."""

from __future__ import annotations

import pytest

from oversight import queries
from oversight.statement import named_queries
from oversight.text import say
from tests.pages.app import LANGUAGES, faults, opened, words

pytestmark = pytest.mark.usefixtures("sample_warehouse")


def _at_stake() -> dict[str, str]:
    rows = queries.run("rules_at_stake", source="sample_bank").records()
    return {row["rule"]: row["title_en"] for row in rows if row["loan_count"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_with_what_the_gate_decided(language: str) -> None:
    [found] = queries.run("quality_answer", source="sample_bank").records()
    said = words(opened("data_quality", language))
    counts = {name: str(found[name]) for name in ("judged_count", "critical_count", "warning_count")}
    outcome = "warnings" if found["warning_count"] else "passed"
    assert say(f"data_quality.answer_{outcome}", language, **counts) in said


def test_the_figures_without_the_loans_of_a_rule_follow_the_choice() -> None:
    rule, title = next(iter(_at_stake().items()))
    app = opened("data_quality").run()
    app.selectbox(key="left_out").select(rule).run()
    assert faults(app) == []
    assert any(f"rule={rule}" in code.value for code in app.code), title


def test_failing_rows_are_those_of_the_rule_chosen() -> None:
    rule = next(iter(_at_stake()))
    expected = queries.run("check_failures", source="sample_bank", rule=rule).records()
    app = opened("data_quality").run()
    app.selectbox(key="rule").select(rule).run()
    assert faults(app) == []
    lengths = [len(frame.value) for frame in app.dataframe]
    assert len(expected) in lengths


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_open_stands_before_the_scores_and_the_record_is_folded(language: str) -> None:
    app = opened("data_quality", language)
    order = [heading.value for heading in app.subheader]
    first, later, folded = (
        [named_queries()[name].title[language] for name in names]
        for names in (
            ("rules_at_stake", "check_failures", "waivers"),
            ("quality_scores", "freshness_map", "table_freshness"),
            ("check_results", "rule_history", "check_history", "row_counts", "not_supplied"),
        )
    )
    assert max(map(order.index, first)) < min(map(order.index, later))
    assert max(map(order.index, later)) < min(map(order.index, folded))
    inside = {heading.value for fold in app.expander for heading in fold.subheader}
    assert set(folded) <= inside
    assert not inside.intersection(first + later)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_bank_agrees_with_its_ledger_and_with_what_it_filed(language: str) -> None:
    positions = len(queries.run("ledger_positions", source="sample_bank").records())
    cells = len(queries.run("filed_figures", source="sample_bank").records())
    said = words(opened("reconciliation", language))
    assert say("reconciliation.ledger_agrees", language, count=str(positions)) in said
    assert (
        say(
            "reconciliation.filed", language, count=str(cells), agrees=str(cells), apart="0", not_compared="0"
        )
        in said
    )
