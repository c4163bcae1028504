"""What must hold between figures of concentration, collateral, provisions and limits."""

from __future__ import annotations

import math
from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest

from oversight import queries

Row = dict[str, Any]
pytestmark = pytest.mark.usefixtures("sample_warehouse")


def rows_of(name: str, **params: Any) -> list[Row]:
    return queries.run(name, source="sample_bank", **params).records()


@pytest.mark.parametrize("basis", ["reported", "effective", "fdic"])
def test_limits_judge_the_figures_that_the_overview_shows(basis: str) -> None:
    shown = {row["as_of_date"]: row for row in rows_of("headline_trend", basis=basis)}
    judged = rows_of("quality_limits", basis=basis)
    assert len(judged) == 7 * len(shown)
    for row in judged:
        assert row["level"] == shown[row["as_of_date"]][row["measure"]], row["measure"]
    for row in rows_of("loan_capital_limits"):
        if row["measure"] == "largest_customer_to_net_capital":
            assert row["level"] == shown[row["as_of_date"]][row["measure"]]


def test_headroom_is_what_the_limit_leaves() -> None:
    for query in ("quality_limits", "loan_capital_limits", "credit_capital_limits", "key_limits"):
        for row in rows_of(query):
            if row["level"] is not None and row["limit_level"] is not None:
                sign = -1 if row["bound"] == "min" else 1
                assert math.isclose(
                    row["headroom"], sign * (row["limit_level"] - row["level"]), abs_tol=1e-12
                )
                assert (row["headroom_amount"] < 0) == (row["headroom"] < -1e-12), row


def test_limits_at_once_are_one_month_of_what_is_shown_month_by_month() -> None:
    at_once = {row["measure"]: row for row in rows_of("limits_at_once")}
    [day] = {row["as_of_date"] for row in at_once.values()}
    shown = {
        row["measure"]: row
        for query in ("loan_capital_limits", "credit_capital_limits", "key_limits")
        for row in rows_of(query)
        if row["as_of_date"] == day and row["measure"] != "largest_customer_to_net_capital" and row["level"]
    }
    assert len(shown) > 3
    for measure, row in shown.items():
        for column in ("key", "kind", "limit_level", "amber_share", "bound"):
            assert at_once[measure][column] == row[column], (measure, column)
        assert math.isclose(at_once[measure]["level"], row["level"])
    assert all(row["measure"] in shown for row in at_once.values() if row["level"])


def test_credit_is_never_less_than_the_loans_and_who_is_large_is_on_the_list() -> None:
    newest = max(row["as_of_date"] for row in rows_of("credit_capital_limits"))
    largest = {row["measure"]: row for row in rows_of("credit_capital_limits") if row["as_of_date"] == newest}
    listed = {row["key"]: row for row in rows_of("large_exposures")}
    for measure in ("nonbank_exposure_to_tier1", "connected_exposure_to_tier1"):
        assert listed[largest[measure]["key"]]["credit_amount"] == largest[measure]["amount"]
    for row in listed.values():
        of_it = row["on_balance_amount"] + row["off_balance_amount"] - row["margin_amount"]
        assert row["credit_amount"] == of_it
        assert row["margin_amount"] <= row["on_balance_amount"] + row["off_balance_amount"]


def test_shares_sum_to_one_with_the_unknown_and_curves_end_at_the_whole() -> None:
    whole = rows_of("npl_ratio_trend")[-1]["gross_amount"]
    for row in rows_of("attribute_concentration"):
        assert row["amount"] + row["other_amount"] + row["unknown_amount"] == whole, row["attribute"]
    for cut in ("sector", "region", "product"):
        assert math.isclose(sum(row["share"] for row in rows_of(f"{cut}_concentration")), 1)
    indices = {row["cut"]: row for row in rows_of("concentration_index")}
    curves: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of("lorenz_curve"):
        curves[row["cut"]].append(row)
    for cut, points in curves.items():
        assert (points[0]["share_of_amount"], points[-1]["share_of_amount"]) == (0, 1)
        assert all(point["share_of_amount"] <= point["share_of_number"] + 1e-12 for point in points)
        assert 0 <= indices[cut]["gini"] < 1
        assert math.isclose(indices[cut]["effective_number"] * indices[cut]["hhi"], 1)
    assert sum(row["amount"] for row in rows_of("sector_growth")) == whole


def test_no_loan_is_covered_beyond_its_balance_and_the_steps_come_to_the_cover() -> None:
    newest = rows_of("collateral_coverage")[-1]
    steps = {row["component"]: row["amount"] for row in rows_of("collateral_value_bridge")}
    covered = steps.pop("covered")
    assert sum(steps.values()) == covered == newest["covered_amount"]
    assert covered <= newest["secured_balance"]
    falls = rows_of("coverage_after_fall")
    assert [row["fall"] for row in falls] == [0, 10, 20, 30]
    assert falls[0]["covered_amount"] == covered
    amounts = [row["covered_amount"] for row in falls]
    assert amounts == sorted(amounts, reverse=True)
    for row in falls[1:]:
        listed = rows_of("loans_below_cover", fall=row["fall"])
        assert len(listed) == row["loan_count"]
        assert sum((one["balance"] for one in listed), Decimal()) == row["below_balance"]
        assert all(one["covered_after_amount"] < one["balance"] for one in listed)
    by_type = rows_of("collateral_steps")
    assert sum(row["covered_amount"] for row in by_type) == covered
    for row in by_type:
        assert (
            row["covered_amount"] + row["uncovered_amount"] + row["unvalued_balance"]
            == row["secured_balance"]
        )
    regions = rows_of("collateral_by_region")
    assert sum(row["secured_balance"] for row in regions) == newest["secured_balance"]


def test_the_loans_behind_a_fault_are_those_it_counts() -> None:
    for row in rows_of("collateral_faults"):
        listed = rows_of("loans_of_fault", fault=row["fault"])
        assert len({one["collateral_id"] for one in listed}) == row["collateral_count"]
        balances = {one["loan_id"]: one["balance"] for one in listed}
        assert (len(balances), sum(balances.values())) == (row["loan_count"], row["balance_behind"])


def test_the_movement_of_the_allowance_closes_month_by_month() -> None:
    days = [row["as_of_date"] for row in rows_of("provision_trend")]
    for day in days:
        month = {"from_date": day.replace(day=1), "to_date": day}
        moved = {row["component"]: row["amount"] for row in rows_of("allowance_bridge", **month)}
        closing = moved.pop("closing_allowance")
        assert sum(moved.values()) == closing
        assert moved["unexplained"] == 0
    held = {row["as_of_date"]: row["loss_allowance"] for row in rows_of("provision_trend")}
    by_stage: dict[Any, Decimal] = defaultdict(Decimal)
    for row in rows_of("stage_trend"):
        by_stage[row["as_of_date"]] += row["loss_allowance"] or Decimal()
    assert by_stage == held
    assert closing == held[days[-1]], "the movement ends at the allowance of the loans"


def test_stages_are_the_whole_book_and_their_loans_can_be_listed() -> None:
    newest = max(row["as_of_date"] for row in rows_of("stage_trend"))
    for row in rows_of("stage_trend"):
        if row["as_of_date"] == newest:
            listed = rows_of("stage_loans", stage=row["stage"])
            assert (len(listed), sum(one["balance"] for one in listed)) == (row["loan_count"], row["balance"])
    for row in rows_of("stage_conflicts", basis="effective"):
        listed = rows_of("stage_loans", basis="effective", conflict=row["conflict"])
        assert (len(listed), sum((one["balance"] for one in listed), Decimal())) == (
            row["loan_count"],
            row["balance"],
        )
