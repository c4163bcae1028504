"""Named queries as the command line gives them: names, grain, exact amounts, null, what is not supplied."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from oversight import opened, output, queries
from oversight.problems import Problem
from oversight.publications import Publication
from oversight.queries import Answer, run
from oversight.statement import named_queries

# The names that the first issue made part of the interface.
INTERFACE = {
    "npl_ratio_trend", "risk_class_composition", "npl_ratio_by_sector", "npl_ratio_by_branch",
    "npl_ratio_by_region", "npl_ratio_by_product", "npl_bridge", "overdue_trend", "roll_rate_matrix",
    "sector_concentration", "largest_customers", "collateral_coverage", "ltv_distribution",
    "stale_valuations", "check_results", "loans",
}  # fmt: skip
NEEDS_A_VALUE: dict[str, dict[str, Any]] = {
    "check_failures": {"rule": "loan_amount_positive"},
    "npl_flow_loans": {"component": "new"},
    "npl_movers": {"months_back": 12},
    "roll_loans": {"from_bucket": "0", "to_bucket": "1-30"},
}
# So small a bank takes no assets for debt in most years.
TOO_RARE = {"foreclosed_asset"}


def test_the_interface_is_there() -> None:
    assert named_queries().keys() >= INTERFACE
    for name in INTERFACE:
        header = named_queries()[name]
        reads_classes = (
            header.sources & {"book_month", "npl_bridge_month"} and header.theme == "asset_quality"
        )
        assert not reads_classes or "basis" in header.parameters


@pytest.mark.parametrize("source", ["cmbs_abs_ee", "sba_7a"])
@pytest.mark.parametrize("name", sorted(named_queries()))
@pytest.mark.usefixtures("real_warehouse")
def test_rows_are_unique_on_the_grain(name: str, source: str) -> None:
    rows_are_unique_on_the_grain(run(name, source=source, **NEEDS_A_VALUE.get(name, {})))


@pytest.mark.parametrize("name", sorted(named_queries()))
@pytest.mark.usefixtures("sample_warehouse")
def test_rows_of_the_sample_bank_are_unique_on_the_grain(name: str) -> None:
    answer = run(name, **NEEDS_A_VALUE.get(name, {}))
    rows_are_unique_on_the_grain(answer)
    missing = answer.unavailable.items if answer.unavailable else ()
    assert set(missing) <= TOO_RARE, "the sample bank supplies every input"


@pytest.mark.usefixtures("sample_warehouse")
def test_a_publication_of_an_earlier_version_says_to_load_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened_without(publication: Publication) -> opened.Opened:
        found = opened.open_publication(publication)
        return replace(found, tables=found.tables - named_queries()["npl_ratio_trend"].sources)

    monkeypatch.setattr(queries, "open_publication", opened_without)
    with pytest.raises(Problem) as raised:
        run("npl_ratio_trend")
    assert [message.key for message in raised.value.messages] == ["problem.older_publication"]


def rows_are_unique_on_the_grain(answer: Answer) -> None:
    grain = answer.query.grain
    keys = [tuple(record[column] for column in grain) for record in answer.records()]
    assert len(keys) == len(set(keys)), f"{answer.query.name}: rows repeat on {grain}"


@pytest.mark.usefixtures("real_warehouse")
def test_json_has_exact_amounts_and_full_ratios() -> None:
    answer = run("npl_ratio_trend", source="cmbs_abs_ee", basis="dpd")
    text = output.as_json(answer)
    assert '"gross_amount": 755474333.30,' in text
    november = next(row for row in json.loads(text, parse_float=str) if row["as_of_date"] == "2020-11-12")
    exact = Decimal("75449488.00") / Decimal("734459819.50")
    assert len(november["npl_ratio"].replace("0.", "").lstrip("0")) >= 12
    assert abs(Decimal(november["npl_ratio"]) - exact) < Decimal("1e-15")


@pytest.mark.usefixtures("real_warehouse")
def test_null_is_not_available_in_every_form() -> None:
    answer = run("npl_ratio_by_sector", source="cmbs_abs_ee", as_of_date="2017-07-11")
    column = answer.columns.index("share_of_npl")
    assert {row[column] for row in answer.rows} == {None}
    assert {row["share_of_npl"] for row in json.loads(output.as_json(answer))} == {None}
    assert {row["share_of_npl"] for row in csv.DictReader(io.StringIO(output.as_csv(answer)))} == {""}


@pytest.mark.usefixtures("real_warehouse")
def test_what_a_feed_does_not_supply_is_said() -> None:
    answer = run("npl_ratio_trend", source="sba_7a")
    assert answer.unavailable is not None
    assert answer.unavailable.reason == "not_supplied"
    assert "loan_month" in answer.unavailable.items
    assert answer.unavailable.detail["zh"]
    by_reported = run("npl_ratio_trend", source="cmbs_abs_ee", basis="reported")
    assert by_reported.unavailable is not None
    assert by_reported.rows == []


@pytest.mark.usefixtures("sample_warehouse")
def test_a_publication_without_a_column_of_today_is_older(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacks_it(*_: Any) -> None:
        raise duckdb.BinderException("Referenced column not found")

    monkeypatch.setattr(queries, "ask", lacks_it)
    with pytest.raises(Problem) as raised:
        run("check_results")
    assert [message.key for message in raised.value.messages] == ["problem.older_publication"]
