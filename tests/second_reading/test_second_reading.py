"""Every figure, worked out a second time from the raw files by SQL that shares nothing with the program."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import duckdb
import pytest
import reading as second

from oversight.queries import run
from oversight.statement import named_queries

READINGS = [second.parse(path) for path in second.files()]
CASES = [
    pytest.param(reading, case, id=f"{reading.source}/{reading.path.stem}[{number}]")
    for reading in READINGS
    for number, case in enumerate(reading.cases)
]
MONTHS = """
select distinct "reportingPeriodEndDate"::date as as_of_date
from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
order by as_of_date
"""


def listed(name: str) -> list[dict[str, Any]]:
    tables = tomllib.loads((second.ROOM / f"{name}.toml").read_text(encoding="utf-8"))
    return list(tables[name])


@pytest.fixture(autouse=True)
def unmasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_ROLE", "auditor")


@pytest.mark.usefixtures("real_warehouse")
@pytest.mark.parametrize(("reading", "case"), CASES)
def test_named_query_agrees_with_the_raw_files(
    reading: second.Reading, case: dict[str, Any], real_data: Path
) -> None:
    folder = real_data / reading.source
    months = [row["as_of_date"] for row in second.ask_raw(MONTHS, folder)] if reading.each else []
    expected = second.ask_raw(reading.sql, folder)
    found, reasons = second.answered(reading, case, months, run)
    said = second.differences(reading, expected, found)
    title = f"{len(said)} differences from: {reading.proves} {sorted(reasons) or ''}"
    assert not said, "\n".join([title, *said[:20]])


@pytest.mark.usefixtures("real_warehouse")
@pytest.mark.parametrize("figure", listed("not_supplied"), ids=lambda f: f"{f['source']}/{f['query']}")
def test_figure_without_input_says_not_supplied(figure: dict[str, Any]) -> None:
    answer = run(figure["query"], source=figure["source"], **figure.get("parameters", {}))
    assert answer.unavailable is not None, f"{figure['because']}, yet {len(answer.rows)} rows were returned"
    assert answer.unavailable.reason == "not_supplied"
    assert answer.rows == []


@pytest.mark.parametrize("fact", listed("facts"), ids=lambda fact: fact["name"])
def test_raw_files_hold_the_fact(fact: dict[str, Any], real_data: Path) -> None:
    rows = second.ask_raw(fact["sql"], real_data / fact["source"])
    assert [[str(value) for value in row.values()] for row in rows] == fact["expected"]


def test_every_figure_has_a_second_reading_or_a_reason() -> None:
    read = {reading.query for reading in READINGS} | {figure["query"] for figure in listed("not_supplied")}
    left_out = {figure["query"] for figure in listed("not_read")}
    assert set(named_queries()) == read | left_out
    assert not read & left_out


@pytest.mark.parametrize("path", [*second.files(), *second.ROOM.glob("*.toml")], ids=lambda path: path.name)
def test_second_reading_shares_nothing_with_the_program(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bmarts?\b|queries/|sources/|oversight", text)
    assert set(re.findall(r"read_csv\((.*?),", text)) <= {
        "$folder || '/loan_sample.csv'",
        "$folder || '/prop_sample.csv'",
        "$folder || '/loans.csv'",
    }


def test_raw_reading_can_open_nothing_but_its_folder(real_data: Path) -> None:
    other = real_data / "sba_7a" / "loans.csv"
    with pytest.raises(duckdb.PermissionException):
        second.ask_raw(f"select * from read_csv('{other}')", real_data / "cmbs_abs_ee")


def test_a_cent_a_missing_row_and_a_zero_for_null_are_all_told() -> None:
    reading = next(reading for reading in READINGS if reading.path.stem == "npl_bridge")
    expected = [
        {"as_of_date": "a", "component": "new", "amount": 1, "loan_count": 1},
        {"as_of_date": "b", "component": "new", "amount": 2, "loan_count": None},
    ]
    found = [
        {"as_of_date": "b", "component": "new", "amount": 3, "loan_count": 0},
        {"as_of_date": "c", "component": "new", "amount": 1, "loan_count": 1},
    ]
    assert len(second.differences(reading, expected, found)) == 4
    assert second.differences(reading, expected, expected) == []
