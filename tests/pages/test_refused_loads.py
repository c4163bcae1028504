"""A blocked load is explained on the page: its rules, the rows at fault, and what hangs on them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from oversight import publications
from oversight.text import say
from tests.conftest import oversight
from tests.core.tiny_feed import write_files, write_source
from tests.pages.app import LANGUAGES, faults, opened, words

DAYS = [dt.date(2026, 9, 30), dt.date(2026, 10, 31)]


@pytest.fixture(scope="module")
def blocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse where nothing but a blocked load ever came: loan 3 is in a class that there is not."""
    place = tmp_path_factory.mktemp("blocked")
    source = write_source(place / "village_bank")
    files = write_files(place / "files", DAYS, classes={"L03": 9}, balances={"L04": "250.00"})
    oversight("load", str(source), str(files), warehouse=place / "warehouse", expect=3)
    return place / "warehouse"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_was_published_the_blocked_load_is_explained(
    blocked: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(blocked))
    app = opened("overview", language)
    assert faults(app) == []
    assert say("data_quality.refused_loads", language) in [heading.value for heading in app.subheader]
    assert say("data_quality.answer_blocked", language, critical_count=1) in words(app)
    rules, rows = (frame.value for frame in app.dataframe)
    assert list(rules.iloc[:, 2]) == [2], "loan 3 in both months"
    assert [set(column) for _, column in rows.items()][1] == {"L03"}


def test_the_report_says_whose_rows_they_are_and_what_is_owed(
    blocked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(blocked))
    [refusal] = publications.refusals()
    rules = {rule["rule"]: rule for rule in publications.report_of(refusal)["rules"]}
    rule = rules[str(refusal.rules[0]["rule"])]
    assert (rule["loan_count"], rule["amount_at_stake"]) == (1, "100.00")
    subject = rule["subjects"][0]
    about = (subject["branch_id"], subject["customer_id"], subject["loan_count"], subject["amount_at_stake"])
    assert about == ("B1", "C03", 1, "100.00")
