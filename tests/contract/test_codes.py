"""The known codes: each belongs to a column, has a name in both languages, and covers what was agreed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from oversight import contract
from oversight.codes import codes_of, known_codes

AGREED = tomllib.loads(Path(__file__).with_name("contract.toml").read_text(encoding="utf-8"))["codes"]
COLUMNS = {
    name
    for table in contract.tables().values()
    for column in table.column_names
    for name in (column, f"{table.name}.{column}")
}


@pytest.mark.parametrize("column", known_codes())
def test_codes_belong_to_a_column_and_are_named_in_both_languages(column: str) -> None:
    assert column in COLUMNS
    for code, label in known_codes()[column].items():
        assert set(label) == {"en", "zh"}, code
        assert label["en"].strip(), code
        assert any("\u4e00" <= character <= "\u9fff" for character in label["zh"]), code


@pytest.mark.parametrize("column", known_codes())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_two_codes_of_a_column_never_read_the_same(column: str, language: str) -> None:
    names = [label["en"] if language == "en" else label["zh"] for label in known_codes()[column].values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("column", AGREED)
def test_the_agreed_codes_are_the_known_ones(column: str) -> None:
    assert list(codes_of(*column.split("."))) == AGREED[column].split()


def test_risk_classes_run_from_normal_to_loss_wherever_a_class_is_held() -> None:
    classes = ["正常类", "关注类", "次级类", "可疑类", "损失类"]
    for table, column in [
        ("loan_month", "risk_class_reported"),
        ("class_decision", "risk_class"),
        ("restructuring", "class_before"),
    ]:
        assert [(code, label["zh"]) for code, label in codes_of(table, column).items()] == [
            (str(number), name) for number, name in enumerate(classes, start=1)
        ]


def test_a_table_adds_its_own_codes_to_those_of_the_column() -> None:
    assert codes_of("macro_indicator", "industry_code")["all"]["zh"] == "全行业"
    assert codes_of("macro_indicator", "industry_code")["C"]["zh"] == "制造业"
    assert "all" not in codes_of("customer", "industry_code")


def test_a_column_that_is_cut_by_can_be_unknown() -> None:
    for column in ("product_type", "use_industry_code", "use_region_code"):
        assert "unknown" in codes_of("loan", column)


def test_a_column_left_to_the_feed_has_no_codes() -> None:
    assert codes_of("customer", "risk_tier") == {}
