"""What moved adds up on whole books, the invented one and the real one: nothing is lost between two dates."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from oversight import queries

BOOKS = [("sample_bank", "reported"), ("sample_bank", "effective"), ("cmbs_abs_ee", "dpd")]
CLASSES = {"normal": 1, "special_mention": 2, "substandard": 3, "doubtful": 4}


@pytest.fixture(autouse=True)
def warehouse(request: pytest.FixtureRequest) -> None:
    of_sample = request.node.callspec.params["source"] == "sample_bank"
    request.getfixturevalue("sample_warehouse" if of_sample else "real_warehouse")


def asked(name: str, source: str, **params: Any) -> list[dict[str, Any]]:
    return queries.run(name, source=source, **params).records()


def some_months(source: str) -> list[Any]:
    days = [row["as_of_date"] for row in asked("as_of_dates", source)]
    return days[:: max(len(days) // 6, 1)]


def summed(rows: list[dict[str, Any]], key: str, value: str) -> dict[Any, Any]:
    sums: dict[Any, Any] = defaultdict(int)
    for row in rows:
        sums[row[key]] += row[value]
    return sums


@pytest.mark.parametrize(("source", "basis"), BOOKS)
def test_a_cohort_of_december_is_what_is_left_and_what_went(source: str, basis: str) -> None:
    for day in some_months(source):
        of_day = {"basis": basis, "as_of_date": day}
        left = summed(asked("migration_matrix", source, **of_day), "class_from", "balance")
        went = summed(asked("migration_reductions", source, **of_day), "class_from", "amount")
        for rate in asked("migration_rates", source, **of_day):
            if rate["opening_as_of"] and rate["migration"] in CLASSES:
                one = CLASSES[rate["migration"]]
                assert rate["opening_amount"] == left[one] + went[one]
                assert rate["remaining_amount"] == left[one]


@pytest.mark.parametrize("source", ["sample_bank"])
def test_the_clean_bank_leaves_no_reduction_unexplained(source: str) -> None:
    rows = asked("migration_reductions", source, basis="reported")
    assert {row["amount"] for row in rows if row["reduction"] == "unexplained"} == {Decimal("0.00")}


@pytest.mark.parametrize("source", ["sample_bank", "cmbs_abs_ee"])
@pytest.mark.parametrize("standard", ["china_2023", "fdic"])
def test_flows_between_buckets_are_the_matrix_and_those_that_left(source: str, standard: str) -> None:
    for day in some_months(source):
        of_day = {"standard": standard, "as_of_date": day}
        flows = [row for row in asked("bucket_flow", source, **of_day) if row["outcome"] != "new"]
        stayed = summed(asked("roll_rate_matrix", source, **of_day), "from_bucket", "balance_before")
        left = summed(asked("roll_rate_exits", source, **of_day), "from_bucket", "balance_before")
        for bucket, balance in summed(flows, "from_bucket", "balance").items():
            assert balance == stayed[bucket] + left[bucket]


@pytest.mark.parametrize("source", ["sample_bank", "cmbs_abs_ee"])
def test_cures_are_those_of_the_month_and_each_has_one_end(source: str) -> None:
    cured = {row["as_of_date"]: row["cured_balance"] for row in asked("cure_trend", source)}
    for row in asked("cure_confirmation", source):
        ends = ("confirmed_balance", "relapsed_balance", "left_after_cure_balance", "open_cure_balance")
        assert row["cured_balance"] == sum(row[end] for end in ends) == cured[row["as_of_date"]]


@pytest.mark.parametrize("source", ["sample_bank"])
def test_what_falls_due_is_the_same_by_product_and_by_class(source: str) -> None:
    by_product = asked("falls_due", source, basis="reported", by="product")
    by_class = asked("falls_due", source, basis="reported", by="risk_class")
    assert summed(by_product, "horizon", "amount") == summed(by_class, "horizon", "amount")
    assert {row["horizon"] for row in by_product} == {"overdue", "1-30", "31-90"}


@pytest.mark.parametrize("source", ["sample_bank", "cmbs_abs_ee"])
def test_the_wall_is_the_loans_behind_it(source: str) -> None:
    wall = asked("renewal_wall", source, basis="dpd")
    [total] = asked("maturing_loans_total", source, basis="dpd")
    assert sum(row["loan_count"] for row in wall) == total["loan_count"]
    assert sum(row["balance"] for row in wall) == total["balance"]


@pytest.mark.parametrize("source", ["sample_bank", "cmbs_abs_ee"])
@pytest.mark.parametrize("reached", ["over_30", "over_90", "npl"])
def test_a_vintage_never_gets_better_and_over_90_is_within_over_30(source: str, reached: str) -> None:
    rows = asked("vintage_curves", source, reached=reached)
    first = {(r["code"], r["months_on_book"]): r for r in asked("vintage_curves", source, reached="over_30")}
    for before, after in pairwise(rows):
        if before["code"] == after["code"]:
            assert before["reached_amount"] <= after["reached_amount"]
            assert before["original_amount"] == after["original_amount"]
    if reached == "over_90":
        assert all(
            r["reached_amount"] <= first[r["code"], r["months_on_book"]]["reached_amount"] for r in rows
        )


READINGS = ["reported", "dpd", "floor", "effective", "eba", "fdic", "par"]


@pytest.mark.parametrize("source", ["sample_bank"])
@pytest.mark.parametrize("basis", READINGS)
def test_a_vintage_is_the_loans_that_its_reading_calls_non_performing(source: str, basis: str) -> None:
    given = {"reached": "npl", "basis": basis}
    curves = asked("vintage_curves", source, **given)
    oldest = {row["code"]: row for row in curves}
    assert basis == "dpd" or sum(row["reached_count"] for row in oldest.values()) > 0
    for code, row in list(oldest.items())[:4]:
        loans = asked("vintage_loans", source, vintage=code, **given)
        within = [loan for loan in loans if loan["months_on_book"] <= row["months_on_book"]]
        assert len(within) == row["reached_count"]


@pytest.mark.parametrize("source", ["sample_bank", "cmbs_abs_ee"])
def test_the_worse_of_two_readings_reaches_no_less_than_either(source: str) -> None:
    def reached(basis: str) -> dict[Any, Any]:
        rows = asked("vintage_curves", source, reached="npl", basis=basis)
        return {(row["code"], row["months_on_book"]): row["reached_amount"] for row in rows}

    effective, floor, days = reached("effective"), reached("floor"), reached("dpd")
    assert effective
    for cell, amount in effective.items():
        assert days[cell] <= floor[cell] <= amount
    for cell, amount in reached("reported").items():
        assert amount is None or amount <= effective[cell]
