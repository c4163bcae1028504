"""The page of publications: the list, the banner over an older one, and two of them compared."""

from __future__ import annotations

import importlib

import pytest

from oversight import record
from oversight.text import say
from tests.pages.app import LANGUAGES, faults, opened, words

pytestmark = pytest.mark.usefixtures("twice_published")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_two_publications_are_compared_to_begin_with(language: str) -> None:
    app = opened("publications", language)
    assert faults(app) == []
    [listed, headline, bases, causes, loans, tables, rows] = (table.value for table in app.dataframe)
    assert len(listed) == 2
    assert len(headline) > 10
    assert len(bases) == 7
    assert [len(found) for found in (causes, loans, tables)] == [1, 1, 1]
    assert len(rows) == 2, "balance and class of one loan"
    assert say("publications.adds_up", language) in words(app)
    [chart] = app.get("plotly_chart")
    assert "250" in chart.proto.spec, "the first amount is that of the NPLs: 0 and 250.00"


def test_the_answer_says_how_far_the_ratio_moved() -> None:
    """NPLs are 250.00 of 9 × 100.00 + 250.00 = 1,150.00, and were nothing of 1,000.00: 21.74%."""
    said = words(opened("publications"))
    assert "the NPL ratio is 21.74% in publication 2 and was 0.00% in publication 1 (+21.74 pp)" in said
    assert "Loans that differ: 1" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["overview", "asset_quality", "data_quality", "publications"])
def test_an_older_publication_has_a_banner_on_every_page(page: str, language: str) -> None:
    app = opened(page, language, publication="1")
    assert faults(app) == []
    [banner] = [warning.value for warning in app.warning if "UTC" in warning.value]
    assert say("publications.program_same", language) in banner
    assert not [one for one in opened(page, language).warning if "UTC" in one.value]


def test_the_banner_says_when_the_program_has_changed_since(monkeypatch: pytest.MonkeyPatch) -> None:
    banner_of = importlib.import_module("oversight.frame.as_it_was")
    banner_of._code_version.cache_clear()
    monkeypatch.setattr(record, "code_version", lambda: "another")
    [banner] = opened("overview", publication="1").warning
    banner_of._code_version.cache_clear()
    assert say("publications.program_other", "en") in banner.value


def test_the_banner_leads_back_to_the_newest() -> None:
    app = opened("overview", publication="1")
    assert app.button(key="to-newest").label == say("publications.to_newest", "en", newest=2)
    app.button(key="to-newest").click().run()
    assert faults(app) == []
    assert not app.warning


def test_two_equal_publications_are_not_compared() -> None:
    app = opened("publications", earlier="2", later="2")
    assert faults(app) == []
    assert [info.value for info in app.info] == [say("publications.same_one", "en")]
