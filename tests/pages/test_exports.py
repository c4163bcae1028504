"""A download says where it comes from, keeps every digit, and cannot run anything in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest

from oversight import exports
from oversight.reader import Reader

ENGLISH = Reader("en", "USD")
CHINESE = Reader("zh", "CNY")


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 only with a byte-order mark"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_origin_stands_above_the_headings() -> None:
    origin = [
        ("Source", "Sample bank"),
        ("Publication", "3"),
        ("Historical data", "history, ends 1 Jan 2026"),
    ]
    rows = read(
        exports.to_csv(
            ["as_of_date", "npl_amount"], [[dt.date(2026, 1, 31), Decimal("1.50")]], ENGLISH, origin
        )
    )
    assert rows == [[*line] for line in origin] + [[], ["As-of date", "NPLs"], ["2026-01-31", "1.50"]]


def test_every_digit_is_kept() -> None:
    [*_, line] = read(
        exports.to_csv(
            ["npl_amount", "npl_ratio"], [[Decimal("75449488.00"), 0.123456789012345]], ENGLISH, []
        )
    )
    assert line == ["75449488.00", "0.123456789012345"]


def test_missing_reads_not_available_in_the_readers_language() -> None:
    for reader, said in ((ENGLISH, "n/a"), (CHINESE, "暂无")):
        assert read(exports.to_csv(["npl_ratio"], [[None]], reader, []))[-1] == [said]


def test_codes_are_written_by_their_names() -> None:
    assert read(exports.to_csv(["risk_class", "bucket"], [[3, "31-60"]], CHINESE, []))[-1] == [
        "次级类",
        "31-60天",
    ]


@pytest.mark.parametrize(
    "name",
    ["=HYPERLINK(0)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x"],
)
def test_a_formula_in_a_name_is_only_text(name: str) -> None:
    [*_, line] = read(exports.to_csv(["customer_name"], [[name]], ENGLISH, [(name, name)]))
    assert line[0].startswith("'")
    assert read(exports.to_csv([], [], ENGLISH, [(name, name)]))[0][0].startswith("'")


@pytest.mark.parametrize("name", ["-16", "0001706060-16", "Smith & Co", "王某某", "3.5"])
def test_what_is_no_formula_stays_as_it_is(name: str) -> None:
    assert read(exports.to_csv(["loan_id"], [[name]], ENGLISH, []))[-1] == [name]


def test_a_negative_amount_is_a_number_and_no_formula() -> None:
    assert read(exports.to_csv(["amount"], [[Decimal("-20914.00")]], ENGLISH, []))[-1] == ["-20914.00"]


def test_a_file_is_named_after_what_is_in_it() -> None:
    name = exports.file_name("cmbs_abs_ee", 3, "npl_ratio_trend", dt.date(2026, 3, 11))
    assert name == "cmbs_abs_ee_3_npl_ratio_trend_2026-03-11.csv"
    assert exports.file_name("a/../b", None, "x:y") == "a-b_x-y.csv"
