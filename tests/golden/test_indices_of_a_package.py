"""Concentration indices against a published package that shares nothing with the program."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from given_book import Row, ask, build_marts, complete, empty_book, insert
from skbio.diversity.alpha import dominance, enspie, gini_index

SECTORS = ("A", "C", "F", "K", None)
DAY = "2024-01-31"


def _book(seed: int) -> tuple[list[Row], list[Row]]:
    chance = random.Random(seed)  # noqa: S311 - books, not secrets
    loans = [
        {
            "loan_id": f"L{number}",
            "customer_id": f"C{chance.randint(1, 40)}",
            "product_type": "corporate_loan",
            "use_industry_code": chance.choice(SECTORS),
        }
        for number in range(chance.randint(2, 120))
    ]
    amounts = [str(Decimal(int(chance.paretovariate(1.2) * 10_000)) / 100) for _ in loans]
    months = [
        {"as_of_date": DAY, "loan_id": loan["loan_id"], "balance": amount, "days_past_due": 0}
        for loan, amount in zip(loans, amounts, strict=True)
    ]
    return loans, months


@pytest.mark.parametrize("seed", range(8))
def test_indices_agree_with_the_package(seed: int) -> None:
    loans, months = _book(seed)
    with empty_book() as con:
        insert(con, "book.loan", loans)
        insert(con, "book.loan_month", months)
        complete(con)
        wanted = ("book_month", "customer_concentration_month", "customer_lorenz_month", "disbursed_book")
        build_marts(con, "CNY", frozenset({*wanted, "report_month"}))
        found = {row["cut"]: row for row in ask(con, "concentration_index", {})}
    for cut, column in (("customer", "customer_id"), ("sector", "use_industry_code")):
        sums: dict[str, float] = {}
        for loan, month in zip(loans, months, strict=True):
            if loan[column] is not None:
                sums[loan[column]] = sums.get(loan[column], 0.0) + float(month["balance"])
        parts = list(sums.values())
        row = found[cut]
        assert row["n"] == len(parts)
        assert row["hhi"] == pytest.approx(dominance(parts), rel=1e-12)
        assert row["effective_number"] == pytest.approx(enspie(parts), rel=1e-12)
        assert row["gini"] == pytest.approx(gini_index(parts, method="trapezoids"), rel=1e-9, abs=1e-12)
