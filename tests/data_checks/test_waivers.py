"""A waiver says all that it must, or is not read at all."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from data_checks.rules import load_rules
from data_checks.tolerances import load_tolerances
from data_checks.waivers import load_waivers
from oversight.problems import Problem
from oversight.settings import WAIVERS
from oversight.waiving import entry

GOOD: dict[str, Any] = {
    "source": "tiny_bank",
    "rule": "loan_month_balance_within_amount",
    "key": {"as_of_date": dt.date(2024, 1, 31), "loan_id": "信-01"},
    "reason": {"en": "Fee booked as principal", "zh": "费用误记本金"},
    "owner": "Li Wei",
    "approver": "Zhang Min",
    "approved_on": dt.date(2024, 2, 1),
    "until": dt.date(2024, 5, 1),
}


def test_the_list_that_comes_with_the_project_is_empty() -> None:
    assert load_waivers(load_rules()) == ()


def test_the_example_in_the_file_is_a_waiver(tmp_path: Path) -> None:
    lines = WAIVERS.read_text(encoding="utf-8").splitlines()
    example = "\n".join(line.removeprefix("# ") for line in lines[lines.index("# [[waiver]]") :])
    file = tmp_path / "waivers.toml"
    file.write_text(example, encoding="utf-8")
    assert len(load_waivers(load_rules(), file)) == 1


def test_a_waiver_of_exactly_90_days_is_read(tmp_path: Path) -> None:
    waiver = load_waivers(load_rules(), _file(tmp_path, GOOD))[0]
    assert waiver.key == '{"as_of_date":"2024-01-31","loan_id":"信-01"}'
    assert waiver.holds("tiny_bank", dt.date(2024, 5, 1))
    assert not waiver.holds("tiny_bank", dt.date(2024, 5, 2))
    assert not waiver.holds("tiny_bank", dt.date(2024, 1, 31))


def test_a_waiver_is_in_force_unused_expired_or_not_yet(tmp_path: Path) -> None:
    waiver = load_waivers(load_rules(), _file(tmp_path, GOOD))[0]
    let_through = frozenset({(waiver.rule, waiver.key)})
    days = [dt.date(2024, 1, 31), dt.date(2024, 2, 1), dt.date(2024, 5, 1), dt.date(2024, 5, 2)]
    assert [waiver.state(day, let_through) for day in days] == ["not_yet", "in_force", "in_force", "expired"]
    assert [waiver.state(day, frozenset()) for day in days] == ["not_yet", "unused", "unused", "expired"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"until": dt.date(2024, 5, 2)}, "problem.waiver_until"),
        ({"until": dt.date(2024, 1, 31)}, "problem.waiver_until"),
        ({"approver": " li wei"}, "problem.waiver_approver"),
        ({"rule": "loan_month_balance"}, "problem.waiver_rule"),
        ({"key": {"loan_id": "L1"}}, "problem.waiver_key"),
        ({"key": {**GOOD["key"], "branch_id": "B1"}}, "problem.waiver_key"),
        ({"key": {}}, "problem.waiver_fields"),
        ({"key": None}, "problem.waiver_fields"),
        ({"owner": ""}, "problem.waiver_fields"),
        ({"source": None}, "problem.waiver_fields"),
        ({"reason": {"en": "Fee booked as principal"}}, "problem.waiver_fields"),
        ({"until": "2024-04-01"}, "problem.waiver_fields"),
        ({"approved_on": None}, "problem.waiver_fields"),
        ({"severity": "warning"}, "problem.waiver_fields"),
    ],
)
def test_a_waiver_that_does_not_say_all_is_refused(
    tmp_path: Path, change: dict[str, Any], problem: str
) -> None:
    with pytest.raises(Problem) as raised:
        load_waivers(load_rules(), _file(tmp_path, {**GOOD, **change}))
    assert [message.key for message in raised.value.messages] == [problem]


def test_every_fault_of_the_file_is_named_at_once(tmp_path: Path) -> None:
    wrong = {**GOOD, "approver": "Li Wei", "until": dt.date(2025, 1, 1)}
    with pytest.raises(Problem) as raised:
        load_waivers(load_rules(), _file(tmp_path, wrong, {**GOOD, "rule": "none"}))
    assert [message.key for message in raised.value.messages] == [
        "problem.waiver_approver",
        "problem.waiver_until",
        "problem.waiver_rule",
    ]


def test_a_tolerance_ends_where_the_next_begins(tmp_path: Path) -> None:
    file = tmp_path / "parameters.toml"
    file.write_text(_tolerance("0.20", "1900-01-01") + _tolerance("0.1", "2025-01-01"), encoding="utf-8")
    first, second = load_tolerances(file)
    assert (str(first.value), first.valid_to) == ("0.20", dt.date(2025, 1, 1))
    assert (str(second.value), second.valid_to) == ("0.1", None)


@pytest.mark.parametrize(
    "text",
    [
        '[[total_change]]\nvalue = 0.2\nvalid_from = 2020-01-01\nreason = { en = "e", zh = "z" }\n',
        '[[total_change]]\nvalue = "0.2"\nvalid_from = 1900-01-01\nreason = { en = "e", zh = "z" }\n',
        '[[total_change]]\nvalue = true\nvalid_from = 1900-01-01\nreason = { en = "e", zh = "z" }\n',
        '[[total_change]]\nvalue = 0.2\nvalid_from = 1900-01-01\nreason = { en = "e" }\n',
    ],
)
def test_a_tolerance_that_does_not_say_all_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "parameters.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=r"problem\.tolerance"):
        load_tolerances(file)


def _tolerance(value: str, valid_from: str) -> str:
    return (
        f'[[total_change]]\nvalue = {value}\nvalid_from = {valid_from}\nreason = {{ en = "e", zh = "z" }}\n'
    )


def _file(folder: Path, *waivers: dict[str, Any]) -> Path:
    text = "\n".join(
        "[[waiver]]\n"
        + "\n".join(f"{name} = {_toml(value)}" for name, value in waiver.items() if value is not None)
        for waiver in waivers
    )
    assert len(tomllib.loads(text)["waiver"]) == len(waivers)
    file = folder / "waivers.toml"
    file.write_text(text, encoding="utf-8")
    return file


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml(each)}" for name, each in value.items()) + " }"
    return str(value) if isinstance(value, dt.date) else f'"{value}"'


@pytest.mark.parametrize("content", ["[[waiver", "waiver = 5", "waiver = [1]", None])
def test_a_file_that_is_no_list_of_waivers_is_refused(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "waivers.toml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(Problem) as raised:
        load_waivers(load_rules(), file)
    [message] = raised.value.messages
    assert message.key == "problem.waiver_file"
    assert message.params["file"] == file


def test_the_entry_that_a_page_offers_is_a_waiver_once_who_and_why_are_said(tmp_path: Path) -> None:
    key = '{"loan_id":"信-01","instalment_no":7}'
    text = entry("tiny_bank", "repayment_due_amounts_possible", key, dt.date(2024, 2, 1))
    assert text is not None
    file = tmp_path / "waivers.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Problem):
        load_waivers(load_rules(), file)
    said = text.replace('en = "", zh = ""', 'en = "a", zh = "一"').replace('owner = ""', 'owner = "Li"')
    file.write_text(said.replace('approver = ""', 'approver = "Wu"'), encoding="utf-8")
    [waiver] = load_waivers(load_rules(), file)
    assert (waiver.key, waiver.until) == (key, dt.date(2024, 5, 1))


def test_a_row_without_its_whole_key_has_no_entry() -> None:
    assert entry("tiny_bank", "loan_key_present", '{"loan_id":null}', dt.date(2024, 2, 1)) is None
