"""What must hold between the figures of the auditor's pages, and the figures that they speak of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest

from oversight import queries

Row = dict[str, Any]
pytestmark = pytest.mark.usefixtures("sample_warehouse")
TODAY = dt.date(2026, 11, 15)


def rows_of(name: str, **params: Any) -> list[Row]:
    return queries.run(name, source="sample_bank", **params).records()


def test_parts_of_the_score_come_to_the_whole() -> None:
    checks: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows_of("quality_scores"):
        counted = checks[row["cut"], row["publication"]]
        for place, column in enumerate(("check_count", "failed_count", "waived_count")):
            counted[place] += row[column]
    assert {cut for cut, _ in checks} == {"all", "dimension", "table_name", "branch", "source_system"}
    for (_, publication), counted in checks.items():
        assert counted == checks["all", publication]


def test_failing_rows_are_as_many_as_the_rules_say() -> None:
    listed: dict[str, int] = defaultdict(int)
    for row in rows_of("check_failures"):
        listed[row["rule"]] += 1
    said = {row["rule"]: row["failed_count"] + row["waived_count"] for row in rows_of("rules_at_stake")}
    assert dict(listed) == said
    history = {row["rule"]: row["failing_row_count"] for row in rows_of("rule_history")}
    assert {rule: count for rule, count in history.items() if count} == said


@pytest.mark.parametrize("basis", ["reported", "dpd", "floor", "effective", "eba", "fdic", "par"])
def test_the_published_side_of_what_would_change_is_the_headline(basis: str) -> None:
    for branch in (None, ["0100"], ["0101", "0102"]):
        day = dt.date(2026, 9, 30)
        months = rows_of("headline_trend", basis=basis, branch=branch)
        headline = next(row for row in months if row["as_of_date"] == day)
        found = {
            row["measure"]: row for row in rows_of("left_out", basis=basis, branch=branch, as_of_date=day)
        }
        for measure, row in found.items():
            assert row["level_with"] == pytest.approx(headline[measure], rel=1e-12), measure


def test_without_the_loans_of_a_rule_is_the_book_less_their_balances() -> None:
    stakes = [row for row in rows_of("rules_at_stake") if row["amount_at_stake"]]
    assert stakes
    for stake in stakes:
        [row] = [row for row in rows_of("left_out", rule=stake["rule"]) if row["measure"] == "npl_ratio"]
        assert row["whole_amount"] - row["whole_amount_without"] == stake["amount_at_stake"], stake["rule"]


def test_inputs_out_of_date_are_the_same_cut_by_customer_and_by_tier() -> None:
    whole = {row["input"]: row for row in rows_of("input_freshness", business_date=TODAY)}
    sums: dict[tuple[str, str], list[Decimal]] = defaultdict(lambda: [Decimal(0)] * 4)
    columns = ("subject_count", "out_of_date_count", "balance", "out_of_date_balance")
    for row in rows_of("freshness_map", business_date=TODAY):
        had = sums[row["input"], row["cut"]]
        sums[row["input"], row["cut"]] = [one + row[column] for one, column in zip(had, columns, strict=True)]
    assert {cut for _, cut in sums} == {"customer_type", "risk_tier"}
    for (name, _), parts in sums.items():
        assert parts == [whole[name][column] for column in columns], name


def test_differences_by_branch_and_by_account_come_to_the_trend() -> None:
    [*_, newest] = rows_of("ledger_trend")
    for name in ("ledger_by_branch", "ledger_by_account"):
        for column in ("apart_amount", "net_apart_amount", "apart_position_count", "position_count"):
            assert sum(row[column] for row in rows_of(name)) == newest[column], (name, column)
    positions = rows_of("ledger_positions")
    assert sum(row["held_amount"] for row in positions) == newest["held_amount"]
    assert sum(row["posted_amount"] for row in positions) == newest["posted_amount"]


def test_every_cell_that_the_sample_bank_files_is_compared_and_agrees() -> None:
    cells = rows_of("filed_figures")
    assert {row["verdict"] for row in cells} == {"agrees"}
    assert {row["form"] for row in cells} == {"G11", "G13", "G14"}
    [*_, newest] = rows_of("npl_ratio_trend", basis="reported")
    filed = {row["cell"]: row["our_amount"] for row in cells if row["form"] == "G11"}
    assert filed["loans"] == newest["gross_amount"]
    assert filed["class_3"] + filed["class_4"] + filed["class_5"] == newest["npl_amount"]


def test_what_became_of_overrides_counts_each_once() -> None:
    outcomes = rows_of("override_outcomes")
    listed = rows_of("overridden_loans")
    assert sum(row["loan_count"] for row in outcomes) == len(listed) > 0
    steps = rows_of("class_steps")
    assert sum(row["overridden_count"] for row in steps) == len(listed)
    for override in {row["override"] for row in outcomes}:
        assert sum(row["outcome_share"] for row in outcomes if row["override"] == override) == pytest.approx(
            1
        )


def test_reviews_of_classes_are_counted_over_the_whole_book() -> None:
    [*_, newest] = rows_of("npl_ratio_trend", basis="reported")
    assert sum(row["balance"] for row in rows_of("class_review_overdue")) == newest["gross_amount"]
