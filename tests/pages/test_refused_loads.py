"""A blocked load is explained on the page: its rules, the rows at fault, and what hangs on them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from urllib.parse import parse_qs

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
    rows, rules = (frame.value for frame in app.dataframe)
    assert list(rules.iloc[:, 2]) == [2], "loan 3 in both months"
    assert [set(column) for _, column in rows.items()][1] == {"L03"}


@pytest.fixture(scope="module")
def second(blocked: Path) -> Path:
    """The same warehouse after a good load, and a blocked one after it: two rules do not hold."""
    place = blocked.parent
    good = write_files(place / "good", DAYS[:1])
    bad = write_files(place / "bad", DAYS, classes={"L03": 9})
    loans = (bad / "loans.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for line in loans if not line.startswith("L05"))
    (bad / "loans.csv").write_text(kept, encoding="utf-8")
    for files, code in ((good, 0), (bad, 3)):
        oversight("load", str(place / "village_bank"), str(files), warehouse=place / "second", expect=code)
    return place / "second"


@pytest.fixture
def _blocked_after(second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(second))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("_blocked_after")
def test_the_banner_opens_the_rows_of_a_rule_at_once(language: str) -> None:
    [refusal] = publications.refusals()
    assert len(refusal.rules) > 1, "not only the first rule can be opened"
    links = [
        (link.proto.label, parse_qs(link.proto.query_string))
        for link in opened("overview", language).get("page_link")
        if "refused_rule" in link.proto.query_string
    ]
    for rule, (label, chosen) in zip(refusal.rules, links, strict=True):
        assert label == f"{rule['title'][language]} ({rule['failed_count']})"
        assert chosen == {"refused": [refusal.label], "refused_rule": [rule["title"][language]]}
        page = opened("data_quality", language, **chosen)
        assert faults(page) == []
        known = {one["rule"]: one for one in publications.report_of(refusal)["rules"]}
        keys = {json.loads(one["key"]).get("loan_id") for one in known[rule["rule"]]["subjects"]}
        shown = page.dataframe[0].value
        assert keys <= set(shown.to_numpy().ravel()), rule["rule"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("_blocked_after")
def test_a_waiver_is_taken_away_and_never_written_by_the_page(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "waivers.toml"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("OVERSIGHT_WAIVERS", str(file))
    page = opened("data_quality", language)
    [button] = [
        one
        for one in page.get("download_button")
        if one.proto.label == say("data_quality.waive_download", language)
    ]
    assert say("data_quality.waive_help", language, file=file) in words(page)
    assert button
    assert file.read_text(encoding="utf-8") == ""


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
