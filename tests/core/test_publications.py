"""Loads over time: a month is added, replaced, never pooled; earlier publications stay as they were."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from oversight import freshness
from oversight.opened import ask, open_publication
from oversight.publications import find, publications
from tests.conftest import BUSINESS_DATE, oversight
from tests.core.tiny_feed import write_files, write_source

AUGUST, SEPTEMBER, OCTOBER = dt.date(2026, 8, 31), dt.date(2026, 9, 30), dt.date(2026, 10, 31)


@pytest.fixture(scope="module")
def three_loads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1: August, September. 2: October, a loan 91 days late, a renamed customer. 3: September corrected."""
    place = tmp_path_factory.mktemp("loads")
    source, warehouse = write_source(place / "village_bank"), place / "warehouse"
    late = {"L03": OCTOBER - dt.timedelta(days=91)}
    files = [
        write_files(place / "1", [AUGUST, SEPTEMBER]),
        write_files(place / "2", [OCTOBER], due_since=late, classes={"L03": 3}, names={"C03": "李某某"}),
        write_files(place / "3", [SEPTEMBER], balances={"L05": "250.00"}),
    ]
    for folder in files:
        oversight("load", str(source), str(folder), warehouse=warehouse)
    return warehouse


@pytest.fixture(autouse=True)
def _settings(three_loads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(three_loads))
    monkeypatch.setenv("OVERSIGHT_ROLE", "auditor")


def trend(warehouse: Path, number: int) -> dict[str, tuple[float, float]]:
    text = oversight(
        "query", "npl_ratio_trend", "--publication", str(number), "--format", "json", warehouse=warehouse
    ).stdout
    return {row["as_of_date"]: (row["gross_amount"], row["npl_amount"]) for row in json.loads(text)}


def test_each_publication_shows_its_own_book(three_loads: Path) -> None:
    august, september = ("2026-08-31", (1000.0, 0.0)), ("2026-09-30", (1000.0, 0.0))
    october, corrected = ("2026-10-31", (1000.0, 100.0)), ("2026-09-30", (1150.0, 0.0))
    assert trend(three_loads, 1) == dict([august, september])
    assert trend(three_loads, 2) == dict([august, september, october])
    assert trend(three_loads, 3) == dict([august, corrected, october])


def test_the_month_after_a_corrected_one_is_compared_anew() -> None:
    """Loan 5 was corrected to 250.00 in September: October has a repayment of 150.00 without a record."""
    sql = "select balance_before from transition_month where as_of_date = $day"
    total = {
        number: sum(row[0] for row in ask(open_publication(find(None, number)), sql, {"day": OCTOBER}).rows)
        for number in (2, 3)
    }
    assert total == {2: 1000, 3: 1150}


def test_describing_rows_are_dated() -> None:
    sql = "select name, valid_from, valid_to from customer where customer_id = 'C03' order by valid_from"
    rows = ask(open_publication(find(None, 2)), sql, {}).rows
    assert rows == (("张某某", dt.date(1900, 1, 1), OCTOBER), ("李某某", OCTOBER, None))


def test_a_reloaded_month_leaves_later_attributes_alone() -> None:
    sql = (
        "select name from customer where customer_id = 'C03'"
        " and valid_from <= $day and coalesce(valid_to > $day, true)"
    )
    opened = open_publication(find(None, 3))
    assert ask(opened, sql, {"day": SEPTEMBER}).rows == (("张某某",),)
    assert ask(opened, sql, {"day": OCTOBER}).rows == (("李某某",),)


def test_all_are_verified_and_chained(three_loads: Path) -> None:
    assert "3 publications" in oversight("verify", warehouse=three_loads).stdout
    assert len({publication.chain_digest for publication in publications()}) == 3


def test_compaction_changes_no_row(three_loads: Path) -> None:
    before = [publication.content_digest for publication in publications()]
    shown = [trend(three_loads, number) for number in (1, 2, 3)]
    oversight("compact", warehouse=three_loads)
    assert [publication.content_digest for publication in publications()] == before
    assert [trend(three_loads, number) for number in (1, 2, 3)] == shown
    oversight("verify", warehouse=three_loads)


def test_sources_never_touch_each_other(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    for name, balance in (("village_bank", "100.00"), ("town_bank", "900.00")):
        source = write_source(tmp_path / name)
        files = write_files(tmp_path / f"{name}_files", [OCTOBER], balances={"L01": balance})
        oversight("load", str(source), str(files), warehouse=warehouse)
    for name, gross in (("village_bank", 1000.0), ("town_bank", 1800.0)):
        text = oversight(
            "query", "npl_ratio_trend", "--source", name, "--format", "json", warehouse=warehouse
        ).stdout
        assert [row["gross_amount"] for row in json.loads(text)] == [gross]
    assert (
        "Name the one you mean" in oversight("query", "npl_ratio_trend", warehouse=warehouse, expect=2).stderr
    )


def test_only_the_newest_publication_is_judged_by_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", "2031-01-01")
    superseded, newest = find(number=2), find()
    assert freshness.read_on(superseded) == dt.date.fromisoformat(BUSINESS_DATE)
    assert freshness.stale(superseded) == ()
    assert freshness.read_on(newest) == dt.date(2031, 1, 1)
    assert [one.input for one in freshness.stale(newest) if one.is_withheld] == ["feed"]
