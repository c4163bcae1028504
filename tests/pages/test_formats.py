"""Figures read as each language writes them, in units that a reader expects."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from oversight import formats


@pytest.mark.parametrize(
    ("amount", "currency", "language", "written"),
    [
        (Decimal("561462283.80"), "USD", "en", "USD 561.5m"),
        (Decimal("561462283.80"), "USD", "zh", "5.61亿美元"),
        (Decimal("2784085430"), "USD", "en", "USD 2.78bn"),
        (Decimal("75449488.00"), "CNY", "zh", "7,544.95万元"),
        (Decimal("9999.99"), "CNY", "zh", "9,999.99元"),
        (Decimal("-20914"), "USD", "en", "−USD 20,914"),
        (Decimal("-20914"), "CNY", "zh", "−2.09万元"),
        (Decimal("-0.2"), "USD", "en", "USD 0"),
        (Decimal(0), "CNY", "zh", "0元"),
        (Decimal("0.5"), "CNY", "zh", "0.50元"),
        (Decimal(5_000_000), "XYZ", "zh", "500.00万XYZ"),
        (None, "USD", "en", "n/a"),
        (None, "USD", "zh", "暂无"),
    ],
)
def test_an_amount_is_written_in_the_unit_of_the_language(
    amount: Decimal | None, currency: str, language: str, written: str
) -> None:
    assert formats.money(amount, currency, language) == written


def test_amounts_of_one_axis_share_the_unit_of_the_largest() -> None:
    scale = formats.money_scale([Decimal(20_000), None, Decimal(3_000_000_000)], "CNY", "zh")
    assert (scale.unit, scale.divisor) == ("亿元", 100_000_000)
    assert formats.money_scale([], "USD", "en").unit == "USD"


def test_no_amount_of_a_table_reads_as_zero() -> None:
    millions = formats.table_scale([Decimal(100_000), None, Decimal(0), Decimal(3_000_000_000)], "CNY", "en")
    assert (millions.divisor, millions.decimals) == (1_000_000, 1)
    exact = formats.table_scale([Decimal("99999.99"), Decimal(3_000_000_000)], "CNY", "en")
    assert exact.divisor == 1
    assert formats.table_scale([Decimal(100), Decimal(3_000_000_000)], "CNY", "zh").divisor == 10_000
    assert formats.table_scale([], "CNY", "en").divisor == 1


def test_missing_is_never_written_as_zero() -> None:
    for kind in ("money", "ratio", "index", "count", "date", "time", "truth", "text"):
        assert formats.write(None, kind, "USD", "en") == "n/a"


def test_a_change_keeps_its_sign_and_nothing_has_none() -> None:
    assert formats.points(Decimal("0.0123"), "en") == "+1.23 pp"
    assert formats.points(-0.0123, "zh") == "−1.23个百分点"
    assert formats.points(0.00001, "en") == "0.00 pp"


def test_days_are_written_as_the_language_does() -> None:
    day = dt.date(2026, 3, 11)
    assert formats.date(day, "en") == "11 Mar 2026"
    assert formats.date(day, "zh") == "2026年3月11日"


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("npl_ratio", "ratio"),
        ("gross_amount", "money"),
        ("net_capital", "money"),
        ("days_past_due", "count"),
        ("hhi", "index"),
        ("valued_on", "date"),
        ("published_at", "time"),
        ("is_waived", "truth"),
        ("customer_name", "text"),
        ("risk_class", "text"),
    ],
)
def test_a_column_is_written_by_what_it_holds(column: str, kind: str) -> None:
    assert formats.kind_of(column) == kind


def test_markdown_in_a_value_of_a_feed_stays_text() -> None:
    assert formats.plain("L-1 张三") == "L\\-1 张三"
    assert formats.plain("![x](http://a)") == "\\!\\[x\\]\\(http\\:\\/\\/a\\)"
    assert formats.plain(":red[$1$]") == "\\:red\\[\\$1\\$\\]"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1, "100.00%"),
        (0.99994, "99.99%"),
        (0.999999, "99.9999%"),
        (1.00001, "100.00%"),
        (1 - 1e-12, "100.000000%"),
    ],
)
def test_what_is_short_of_the_whole_does_not_read_as_the_whole(value: float, written: str) -> None:
    assert formats.ratio(value, "en") == written
