"""The sentence that the overview opens with says where the book stands and which limits are not kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from oversight import headline
from oversight.reader import Reader

MARCH = dt.date(2026, 3, 31)
LIMITS = """
[npl_ratio]
bound = "max"
limits = [{ valid_from = 1900-01-01, value = 0.05, amber = 0.9, source = { en = "Bank", zh = "本行" } }]
[overdue_ratio]
bound = "max"
limits = [{ valid_from = 1900-01-01, value = 0.06, amber = 0.9, source = { en = "Bank", zh = "本行" } }]
[collateral_coverage]
bound = "min"
limits = [{ valid_from = 1900-01-01, value = 0.5, amber = 0.9, source = { en = "Bank", zh = "本行" } }]
"""


@pytest.fixture(autouse=True)
def _limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "limits.toml").write_text(LIMITS, encoding="utf-8")
    monkeypatch.setenv("OVERSIGHT_LIMITS", str(tmp_path / "limits.toml"))


def month(day: dt.date, **values: float | None) -> dict[str, Any]:
    return {"as_of_date": day, **dict.fromkeys(headline.MEASURES), **values}


def found(*rows: dict[str, Any]) -> dict[str, headline.Headline]:
    return {one.measure: one for one in headline.headlines(rows, MARCH)}


def test_changes_are_against_the_month_and_the_year_before() -> None:
    npl = found(
        month(dt.date(2025, 3, 30), npl_ratio=0.02),
        month(dt.date(2026, 2, 28), npl_ratio=0.05),
        month(MARCH, npl_ratio=0.04),
    )["npl_ratio"]
    assert npl.on_month == pytest.approx(-0.01)
    assert npl.on_year == pytest.approx(0.02)


def test_a_missing_month_is_no_change_and_a_break_in_the_spark_line() -> None:
    npl = found(month(dt.date(2026, 1, 31), npl_ratio=0.02), month(MARCH, npl_ratio=0.04))["npl_ratio"]
    assert npl.on_month is None
    assert npl.history == (0.02, None, 0.04)


def test_a_missing_value_is_grey_and_never_green() -> None:
    assert found(month(MARCH, npl_ratio=None))["npl_ratio"].light == "grey"


def test_a_missing_value_says_why() -> None:
    parts = {"covered_amount": 50.0, "gross_amount": 100.0, "npl_amount": 0.0, "loss_allowance": 3.0}
    why = {one.measure: one.missing for one in found(month(MARCH, npl_ratio=0.04, **parts)).values()}
    assert why["npl_ratio"] is None
    assert why["collateral_coverage"] == "withheld"
    assert why["provision_coverage"] == "of_nothing"
    assert why["largest_customer_to_net_capital"] == "not_supplied"


def test_a_part_of_the_bank_has_no_largest_customer_and_none_is_missed() -> None:
    rows = [month(MARCH, npl_ratio=0.04, npl_amount=4.0)]
    found_in_part = headline.headlines(rows, MARCH, is_part=True)
    why = {one.measure: one.missing for one in found_in_part}
    assert why["largest_customer_to_net_capital"] == why["ten_largest_share"] == "whole_bank"
    assert why["provision_coverage"] == "not_supplied"
    assert "Largest customer" not in headline.verdict(found_in_part, Reader("en", "USD"), MARCH)


def test_the_second_class_bears_the_name_that_its_standard_gives_it() -> None:
    named = {
        basis: Reader("en", "USD", basis=basis).column("special_mention_ratio") for basis in ("floor", "fdic")
    }
    assert named == {"floor": "Special-mention ratio", "fdic": "30–89 days / loans"}


def test_the_verdict_names_limits_broken_near_and_figures_missing() -> None:
    rows = [month(MARCH, npl_ratio=0.06, overdue_ratio=0.055, collateral_coverage=0.8)]
    said = headline.verdict(headline.headlines(rows, MARCH), Reader("en", "USD"), MARCH)
    assert said.startswith("The NPL ratio is 6.00% on 31 Mar 2026.")
    assert "Limit not kept: NPL ratio 6.00% (limit 5.00%)." in said
    assert "Close to the limit: Overdue ratio 5.50% (limit 6.00%)." in said
    assert "Not available: " in said
    assert "Collateral coverage" not in said


def test_the_verdict_names_limits_that_have_no_figure_of_their_own() -> None:
    kept = headline.headlines([month(MARCH, npl_ratio=0.01)], MARCH, ("npl_ratio",))
    row = {"measure": "branch_npl_ratio", "kind": "branch", "key": "B7", "level": 0.06, "limit_level": 0.05}
    reader = Reader("en", "USD")
    said = headline.verdict(kept, reader, MARCH, [{**row, "light": "red"}])
    assert "Limit not kept: NPL ratio of a branch (B7) 6.00% (limit 5.00%)." in said
    assert "Every figure" not in said
    assert "Close to the limit: NPL ratio" in headline.verdict(
        kept, reader, MARCH, [{**row, "light": "amber"}]
    )
    assert "Every figure" in headline.verdict(kept, reader, MARCH, [{**row, "light": "green"}])


def test_the_verdict_says_when_all_limits_are_kept() -> None:
    rows = [month(MARCH, **dict.fromkeys(headline.MEASURES, 0.01) | {"collateral_coverage": 0.9})]
    said = headline.verdict(headline.headlines(rows, MARCH), Reader("zh", "CNY"), MARCH)
    assert said == "截至2026年3月31日，不良贷款率为1.00%。设有限额的指标均在限额之内。"


def test_the_verdict_says_when_there_is_no_ratio() -> None:
    said = headline.verdict(headline.headlines([month(MARCH)], MARCH), Reader("en", "USD"), MARCH)
    assert said.startswith("The NPL ratio on 31 Mar 2026 is not available.")


def test_any_column_is_compared_with_its_past_in_its_own_unit() -> None:
    rows = [
        month(dt.date(2025, 3, 30), npl_amount=2_000_000.0),
        month(dt.date(2026, 2, 28), npl_amount=5_000_000.0),
        month(MARCH, npl_amount=4_000_000.0),
    ]
    [npl] = headline.headlines(rows, MARCH, ("npl_amount",))
    reader = Reader("en", "USD")
    assert npl.limit is None
    assert headline.change("npl_amount", npl.on_month, reader) == "\N{MINUS SIGN}USD 1.0m"
    assert headline.change("npl_amount", npl.on_year, reader) == "+USD 2.0m"
    assert headline.change("npl_amount", None, reader) == "n/a"
    assert headline.change("npl_ratio", 0.01, reader) == "+1.00 pp"
