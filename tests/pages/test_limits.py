"""The register of limits: missing is never kept, time above is counted, a floor of the bank goes first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from oversight import limit_register, limits

DAYS = [dt.date(2026, 1, 31), dt.date(2026, 2, 28), dt.date(2026, 3, 31)]


def month(day: dt.date, level: float | None, **more: Any) -> dict[str, Any]:
    return {
        "as_of_date": day,
        "measure": "npl_ratio",
        "level": level,
        "limit_level": 0.05,
        "headroom": None if level is None else 0.05 - level,
        "headroom_amount": None,
        "bound": "max",
        "amber_share": 0.9,
        "limit_source": "Bank setting",
        **more,
    }


def standing(rows: list[dict[str, Any]], as_of: dt.date = DAYS[-1]) -> dict[str, Any]:
    found = limit_register.register({"quality_limits": rows}, as_of)
    return next(row for row in found if row["measure"] == "npl_ratio")


def test_time_above_is_counted_and_ends_with_a_month_that_keeps_the_limit() -> None:
    row = standing([month(DAYS[0], 0.06), month(DAYS[1], 0.05), month(DAYS[2], 0.051)])
    assert (row["light"], row["above_since_on"], row["months_above_count"]) == ("red", DAYS[2], 2)
    assert row["months_known_count"] == 3
    row = standing([month(DAYS[0], 0.06), month(DAYS[1], 0.06), month(DAYS[2], 0.05)])
    assert (row["light"], row["above_since_on"], row["months_above_count"]) == ("amber", None, 2)


def test_a_limit_without_its_input_is_grey_and_says_why() -> None:
    assert standing([])["missing"] == "not_supplied"
    assert standing([month(DAYS[0], 0.01)])["light"] == "grey", "an older month is not today's"
    withheld = standing([month(DAYS[2], None, missing="withheld")])
    assert (withheld["light"], withheld["missing"]) == ("grey", "withheld")
    assert standing([month(DAYS[2], 0.01, limit_level=None)])["missing"] == "no_limit"


def test_classes_of_another_standard_are_not_held_against_the_limits_of_the_bank() -> None:
    rows = {"quality_limits": [month(DAYS[2], 0.06)]}
    found = limit_register.register(rows, DAYS[2], "eba")
    [npl] = [row for row in found if row["measure"] == "npl_ratio"]
    assert (npl["light"], npl["missing"], npl["months_above_count"]) == ("grey", "other_standard", 0)


def test_a_later_month_does_not_move_an_earlier_one() -> None:
    rows = [month(DAYS[0], 0.06), month(DAYS[1], 0.01), month(DAYS[2], 0.06)]
    assert standing(rows, DAYS[1])["light"] == "green"
    assert standing(rows, DAYS[1])["months_above_count"] == 1


def test_every_limit_of_the_file_has_a_row_and_what_is_not_kept_comes_first() -> None:
    rows = limit_register.register({"quality_limits": [month(DAYS[2], 0.06)]}, DAYS[2])
    assert {row["measure"] for row in rows} >= set(limits.measures())
    assert rows[0]["measure"] == "npl_ratio"
    assert limit_register.counted(rows)["grey"] == len(rows) - 1


def test_a_limit_on_something_else_is_listed_as_not_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "limits.toml"
    file.write_text(
        "[tea]\nbound = 'max'\n"
        "limits = [{ valid_from = 1900-01-01, value = 1, amber = 0.9, source = { en = 'x', zh = 'x' } }]\n"
    )
    monkeypatch.setenv("OVERSIGHT_LIMITS", str(file))
    rows = limit_register.register({}, DAYS[2])
    assert next(row for row in rows if row["measure"] == "tea")["missing"] == "not_measured"


def test_the_floor_of_this_bank_goes_before_the_limits_file() -> None:
    floors = [
        {
            "measure": "provision_coverage",
            "floor": 1.4,
            "valid_from": DAYS[0],
            "valid_to": DAYS[2],
            "source": "A",
        },
        {
            "measure": "provision_coverage",
            "floor": 1.3,
            "valid_from": DAYS[2],
            "valid_to": None,
            "source": "B",
        },
    ]
    found = [limits.floor("provision_coverage", floors, day) for day in (dt.date(2025, 1, 1), *DAYS)]
    assert [one and one.value for one in found] == [None, 1.4, 1.4, 1.3]
    assert limits.against(found[1], 1.4) == "amber"
    assert limits.against(found[1], 1.39) == "red"
