"""The auditor's pages answer first, and follow what the reader chooses."""

from __future__ import annotations

import pytest

from oversight import queries
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
