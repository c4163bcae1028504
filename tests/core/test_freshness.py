"""Freshness judged when a figure is drawn: fresh, marked, withheld, and history, which is neither."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from oversight import comparing, contract, freshness, opened, output, queries
from oversight.frame.aged import ages
from oversight.freshness import Stale
from oversight.measures import measures
from oversight.opened import Opened
from oversight.pair import Pair
from oversight.publications import Publication, find
from oversight.reader import Reader
from oversight.statement import named_queries
from oversight.text import LANGUAGES, say, told
from tests.conftest import BUSINESS_DATE
from tests.pages.app import opened as opened_page
from tests.pages.app import words

# The report of 2026-10-31 is due again after 45 days and past its hard limit after 90.
LAST_DAY_FRESH, FIRST_DAY_STALE, FIRST_DAY_WITHHELD = "2026-12-15", "2026-12-16", "2027-01-30"
VALUATIONS_EXPIRED = (Stale("valuation", 0.5, 0.3, is_withheld=True),)


@pytest.mark.parametrize(
    ("day", "says"), [(LAST_DAY_FRESH, 0), (FIRST_DAY_STALE, 1), (FIRST_DAY_WITHHELD, 1)]
)
@pytest.mark.usefixtures("sample_warehouse")
def test_a_report_goes_stale_while_it_is_read(day: str, says: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", day)
    answer = queries.run("npl_ratio_trend")
    assert [one.input for one in answer.stale] == ["feed"] * says
    if day == FIRST_DAY_WITHHELD:
        assert answer.rows == []
        assert answer.unavailable is not None
        assert (answer.unavailable.reason, answer.unavailable.items) == ("stale", ("feed",))
    else:
        assert answer.rows
        assert answer.unavailable is None


@pytest.mark.usefixtures("sample_warehouse")
def test_what_explains_staleness_is_always_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", FIRST_DAY_WITHHELD)
    assert queries.run("input_freshness").rows
    assert queries.run("check_results").stale == ()


@pytest.mark.usefixtures("sample_warehouse")
def test_only_the_columns_that_rest_on_an_expired_input_are_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = queries.run("headline_trend").records()
    monkeypatch.setattr(freshness, "stale", lambda _: VALUATIONS_EXPIRED)
    answer = queries.run("headline_trend")
    withheld = {"collateral_coverage", "covered_amount"}
    assert withheld <= answer.columns_withheld
    assert fresh[-1]["collateral_coverage"] is not None
    for before, row in zip(fresh, answer.records(), strict=True):
        kept = before.keys() - answer.columns_withheld
        assert {name: row[name] for name in kept} == {name: before[name] for name in kept}
        assert all(row[name] is None for name in answer.columns_withheld)
    assert queries.run("collateral_coverage").unavailable is not None
    assert queries.run("npl_ratio_trend").stale == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("sample_warehouse")
def test_the_command_line_says_what_is_withheld(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "stale", lambda _: VALUATIONS_EXPIRED)
    [line] = output.shortcomings(queries.run("headline_trend"), language)
    assert "collateral_coverage" in line
    assert say("label.input_valuation", language) in line
    assert "30.00" in line


@pytest.fixture
def _not_recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The sample bank as a version of the program published it that did not know yet when inputs go stale."""
    whole = freshness.open_narrowly

    def older(publication: Publication, names: frozenset[str]) -> Opened:
        held = whole(publication, names)
        return replace(held, tables=held.tables - {"input_due"})

    freshness._judged.cache_clear()
    monkeypatch.setattr(freshness, "open_narrowly", older)
    yield
    freshness._judged.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("sample_warehouse", "_not_recorded")
def test_what_was_never_recorded_does_not_read_as_fresh(language: str) -> None:
    said = say("frame.freshness_not_recorded", language, number=1)
    assert list(output.shortcomings(queries.run("npl_ratio_trend"), language)) == [said]
    assert list(output.shortcomings(queries.run("check_results"), language)) == []
    reader = Reader(language, "CNY")
    assert list(ages(queries.run("npl_ratio_trend"), reader)) == [said]
    assert said in words(opened_page("overview", language))
    newest = cast(Pair, SimpleNamespace(later=find()))
    assert told(comparing.not_judged(newest), language) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("sample_warehouse")
def test_an_input_without_dates_is_said_not_to_be_judged(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert queries.run("headline_trend").not_judged is None
    assert comparing.not_judged(cast(Pair, SimpleNamespace(later=find()))) is None
    monkeypatch.setattr(freshness, "_judged", lambda *_: freshness._Judged((), frozenset({"feed"})))
    valuation, verification = (say(f"label.input_{name}", language) for name in ("valuation", "verification"))
    [line] = output.shortcomings(queries.run("headline_trend"), language)
    assert valuation in line
    assert verification in line
    assert list(output.shortcomings(queries.run("npl_ratio_trend"), language)) == []
    assert line in words(opened_page("overview", language))


@pytest.mark.usefixtures("sample_warehouse")
def test_nobody_chooses_the_day() -> None:
    asked = queries.run("input_freshness", business_date=dt.date(2020, 1, 1))
    assert asked.params["business_date"] == dt.date.fromisoformat(BUSINESS_DATE)


@pytest.mark.usefixtures("real_warehouse")
def test_history_is_neither_fresh_nor_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", "2040-01-01")
    answer = queries.run("npl_ratio_trend", source="cmbs_abs_ee")
    assert (answer.stale, answer.not_judged) == ((), None)


@pytest.mark.usefixtures("sample_warehouse")
def test_inputs_name_what_there_is() -> None:
    known = {
        f"{table.name}.{column}" for table in contract.tables().values() for column in table.column_names
    }
    known |= contract.tables().keys()
    for name, one in freshness.inputs().items():
        assert set(one["needs"]) <= known, name
        assert set(one["measures"]) <= measures().keys(), name
    dated = opened.ask(opened.open_publication(find()), "select distinct input from input_due", {}).rows
    assert {name for (name,) in dated} | {"feed"} == freshness.inputs().keys()


def test_most_figures_rest_on_the_monthly_report() -> None:
    resting = [query for query in named_queries().values() if freshness.needs(query, "feed")]
    assert len(resting) > len(named_queries()) / 2
