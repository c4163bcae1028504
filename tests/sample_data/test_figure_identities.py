"""What must hold between published figures: parts add up to wholes, a list comes to the figure above it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from decimal import Decimal
from typing import Any

import pytest

from oversight import queries

BASES = ("reported", "dpd", "floor", "effective", "eba", "fdic", "par")
Row = dict[str, Any]
pytestmark = pytest.mark.usefixtures("sample_warehouse")


def rows_of(name: str, **params: Any) -> list[Row]:
    return queries.run(name, source="sample_bank", **params).records()


@pytest.mark.parametrize("basis", BASES)
def test_what_was_formed_is_what_the_bridge_says_came_and_went_of_itself(basis: str) -> None:
    """Closing − opening + written off + disposed is what turned, was drawn, upgraded, repaid or realised."""
    out = {"opening", "closing", "written_off", "partly_written_off", "sold", "swapped"}
    moved: dict[Any, Decimal] = defaultdict(Decimal)
    for row in rows_of("npl_bridge", basis=basis):
        if row["component"] not in out:
            moved[row["as_of_date"]] += row["amount"]
    formed = {row["as_of_date"]: row["formation_amount"] for row in rows_of("npl_formation", basis=basis)}
    known = {day: amount for day, amount in formed.items() if amount is not None}
    assert len(known) == len(formed) - 1, "the first month has nothing before it"
    assert known == dict(moved)


@pytest.mark.parametrize("basis", BASES)
def test_branches_form_together_what_the_bank_forms(basis: str) -> None:
    branches = {row["branch"] for row in rows_of("npl_ratio_by_branch", basis=basis)}
    together: dict[Any, Decimal] = defaultdict(Decimal)
    for branch in branches:
        for row in rows_of("npl_formation", basis=basis, branch=[branch]):
            together[row["as_of_date"]] += row["formation_amount"] or Decimal()
    whole = {
        row["as_of_date"]: row["formation_amount"] or Decimal()
        for row in rows_of("npl_formation", basis=basis)
    }
    assert together == whole


def test_branches_under_watch_add_up_to_the_bank() -> None:
    newest = rows_of("hidden_risk_trend")[-1]
    branches = rows_of("hidden_risk_by_branch")
    for column in (
        "gross_amount",
        "watched_balance",
        "watched_before",
        "watched_npl",
        "ordinary_before",
        "ordinary_npl",
    ):
        assert sum(row[column] for row in branches) == newest[column], column
    parts = newest["refinanced_balance"] + newest["extended_balance"] + newest["renewed_balance"]
    assert parts == newest["watched_balance"] > 0
    [total] = rows_of("renewed_loans_total")
    assert total["balance"] == newest["watched_balance"]
    listed = rows_of("renewed_loans")
    assert (len(listed), sum(row["balance"] for row in listed)) == (total["loan_count"], total["balance"])


@pytest.mark.parametrize("basis", BASES)
def test_the_loans_behind_a_figure_come_to_it(basis: str) -> None:
    newest = rows_of("npl_ratio_trend", basis=basis)[-1]
    [total] = rows_of("loans_total", basis=basis, is_npl=True)
    assert (total["loan_count"], total["balance"]) == (newest["npl_count"], newest["npl_amount"])
    listed = rows_of("loans", basis=basis, is_npl=True)
    assert (len(listed), sum(row["balance"] for row in listed)) == (total["loan_count"], total["balance"])


def test_customers_of_a_grade_stayed_moved_or_left() -> None:
    moves, cells = rows_of("rating_moves"), rows_of("rating_migration")
    assert sum(row["customer_count"] for row in moves) > 100
    for row in moves:
        parts = ("same_count", "better_count", "worse_count", "unrated_count", "left_customer_count")
        assert sum(row[part] for part in parts) == row["customer_count"], row["from_rating"]
        of_grade = [cell for cell in cells if cell["from_rating"] == row["from_rating"]]
        assert (
            sum(cell["customer_count"] for cell in of_grade)
            == row["customer_count"] - row["left_customer_count"]
        )
        if of_grade:
            assert math.isclose(sum(cell["move_rate_by_count"] for cell in of_grade), 1)
            assert math.isclose(sum(cell["move_rate_by_balance"] for cell in of_grade), 1)


def test_the_customers_behind_the_matrix_are_those_it_counts() -> None:
    listed = Counter((row["from_rating"], row["to_rating"]) for row in rows_of("rated_customers"))
    cells = {
        (row["from_rating"], row["to_rating"]): row["customer_count"] for row in rows_of("rating_migration")
    }
    gone = {(row["from_rating"], "left"): row["left_customer_count"] for row in rows_of("rating_moves")}
    assert dict(listed) == cells | {move: count for move, count in gone.items() if count}


def test_overdue_reviews_are_those_listed_and_hold_what_was_planted() -> None:
    counted, listed = rows_of("overdue_ratings"), rows_of("overdue_rating_list")
    assert sum(row["overdue_count"] for row in counted) == len(listed)
    assert sum(row["overdue_review_balance"] for row in counted) == sum(row["balance"] for row in listed)
    assert len(listed) == 4, "four firms have gone without their yearly review"


def test_what_a_customer_owes_is_the_same_wherever_it_stands() -> None:
    for found in rows_of("find_customers", row_limit=5):
        customers = [found["customer_id"]]
        loans = rows_of("borrower_loans", customers=customers)
        assert sum(row["balance"] for row in loans) == found["balance"]
        assert len(loans) == found["loan_count"]
        history = rows_of("borrower_history", customers=customers)
        newest = max(row["as_of_date"] for row in history)
        assert sum(row["balance"] for row in history if row["as_of_date"] == newest) == found["balance"]
        events = rows_of("borrower_timeline", customers=customers)
        assert "loan_granted" in {row["event"] for row in events}
        assert [row["happened_on"] for row in events] == sorted(
            (row["happened_on"] for row in events), reverse=True
        )
