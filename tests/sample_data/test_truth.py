"""What is planted is found, all of it and nothing else: rule by rule and key by key, and in the queries."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from asked import END
from gated import failing_rows

from oversight import queries
from sample_data.generate import Plants, generate
from tests.conftest import REPOSITORY, oversight

Found = set[tuple[str, str]]
SIZE = {"loans": 3000, "months": 15}


def expected(folder: Path) -> Found:
    return {
        (consequence["rule"], _text(consequence["key"]))
        for fact in planted(folder)
        for consequence in fact["shown_by"]
        if "rule" in consequence
    }


def planted(folder: Path) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["facts"]
    return facts


def observed(warehouse: Path) -> Found:
    """Read the failing rows of the gate's report, of the publication or of the refusal."""
    reports = sorted((warehouse / "refused").glob("*.json"))
    if reports:
        rules = json.loads(reports[-1].read_text(encoding="utf-8"))["rules"]
        return {(rule["rule"], _text(key)) for rule in rules for key in rule["failing"]}
    answer = queries.run("check_failures", source="sample_bank")
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return {(row["rule"], _text(json.loads(row["failed_key"]))) for row in rows}


def _text(key: dict[str, Any]) -> str:
    return json.dumps(key, sort_keys=True, ensure_ascii=False)


def _judge(folder: Path, monkeypatch: pytest.MonkeyPatch, plants: Plants, seed: int) -> tuple[Found, Found]:
    files, warehouse = folder / "files", folder / "warehouse"
    generate(files, **SIZE, end=END, seed=seed, plants=plants)
    business_date = f"{END.year}-{END.month + 1:02}-15"
    blocked = plants is Plants.faults
    oversight(
        *("load", "sample_bank", str(files)),
        warehouse=warehouse,
        expect=3 if blocked else 0,
        OVERSIGHT_BUSINESS_DATE=business_date,
    )
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(warehouse))
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", business_date)
    return observed(warehouse), expected(files)


def test_a_faulty_bank_shows_its_faults_and_facts_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, truth = _judge(tmp_path, monkeypatch, Plants.faults, seed=1)
    assert {rule for rule, _ in found} == {rule for rule, _ in truth}
    assert found == truth
    assert sum(rule == "customer_near_duplicate" for rule, _ in found) >= 20


@pytest.mark.parametrize("seed", [2, 3, 4, 5])
def test_two_hundred_planted_faults_are_found_in_each_of_more_banks(tmp_path: Path, seed: int) -> None:
    generate(tmp_path, **SIZE, end=END, seed=seed, plants=Plants.faults)
    truth = expected(tmp_path)
    found = failing_rows(tmp_path, dt.date(END.year, END.month + 1, 15))
    assert {rule for rule, _ in found} == {rule for rule, _ in truth}
    assert found == truth
    counts = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))["counts"]
    assert counts["failing_rows"] == sum(counts["by_rule"].values()) == len(truth) >= 200


@pytest.mark.parametrize("seed", [2, 3])
def test_the_bank_as_it_opens_shows_its_facts_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    found, truth = _judge(tmp_path, monkeypatch, Plants.facts, seed)
    assert {rule for rule, _ in found} == {rule for rule, _ in truth}
    assert found == truth
    for fact in planted(tmp_path / "files"):
        for consequence in fact["shown_by"]:
            if "query" in consequence:
                _check_shown(fact["fact"], consequence)


def _check_shown(fact: str, consequence: dict[str, Any]) -> None:
    answer = queries.run(consequence["query"], source="sample_bank", **consequence["parameters"])
    wanted = consequence["value"]
    shown = [
        {column: str(value) for column, value in zip(answer.columns, row, strict=True) if column in wanted}
        for row in answer.rows
    ]
    assert {column: str(value) for column, value in wanted.items()} in shown, fact


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_a_clean_bank_shows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    found, truth = _judge(tmp_path, monkeypatch, Plants.nothing, seed)
    assert truth == set()
    assert found == set()
    # Made by a machine of states, judged by the rules of classification: neither knows the other.
    assert queries.run("misclassified_loans", source="sample_bank").rows == []
    months = queries.run("npl_by_standard", source="sample_bank").records()
    by_basis = {
        basis: {row["as_of_date"]: row["npl_amount"] for row in months if row["basis"] == basis}
        for basis in ("reported", "floor")
    }
    assert all(by_basis["floor"][day] <= amount for day, amount in by_basis["reported"].items())


@pytest.mark.parametrize("room", ["data_checks", "queries", "pages", "oversight"])
def test_nothing_that_judges_or_shows_reads_how_the_bank_was_made(room: str) -> None:
    told = re.compile(r"sample_data|truth\.json|scripted|planted", re.IGNORECASE)
    files = [path for path in (REPOSITORY / room).rglob("*") if path.suffix in {".py", ".sql", ".toml"}]
    assert files
    knowing = {
        path.relative_to(REPOSITORY).as_posix() for path in files if told.search(path.read_text("utf-8"))
    }
    # the command line makes the sample bank; nothing else may know of it
    assert knowing <= {"oversight/cli.py"}
