"""Days past due, roll rates and class transitions against pandas, which shares nothing with the program."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pandas as pd
import pytest
from given_book import Row, ask, build_marts, complete, empty_book, insert, rows_of

DECEMBER, MONTH = dt.date(2023, 12, 29), dt.date(2024, 1, 31)
BUCKETS = {
    "china_2023": (
        [-1, 0, 30, 60, 90, 180, 270, 360, 10**6],
        ["0", "1-30", "31-60", "61-90", "91-180", "181-270", "271-360", "360+"],
    ),
    "fdic": ([-1, 0, 29, 59, 89, 10**6], ["0", "1-29", "30-59", "60-89", "90+"]),
}
EDGES = (0, 1, 29, 30, 31, 59, 60, 61, 89, 90, 91, 180, 181, 270, 271, 360, 361)


@dataclass(frozen=True)
class Drawn:
    """A book of two months: as the program has it, and as a table of pandas."""

    con: duckdb.DuckDBPyConnection
    pairs: pd.DataFrame


def _loan_months(chance: random.Random) -> Iterator[Row]:
    """Draw loans in two months, at the edges of the buckets, in arrears with principal, interest or both."""
    for number in range(300):
        for day in (DECEMBER, MONTH):
            if chance.random() < 0.1:
                continue
            days = chance.choice(EDGES) if chance.random() < 0.7 else 0
            since = day - dt.timedelta(days) if days else None
            later = since and since + dt.timedelta(chance.randint(0, days))
            principal, interest = chance.sample((since, later if chance.random() < 0.5 else None), 2)
            yield {
                "as_of_date": day,
                "loan_id": f"L{number:03d}",
                "balance": str(Decimal(chance.randint(0, 1_000_000)) / 100),
                "principal_due_since": principal,
                "interest_due_since": interest if days else day,
                "risk_class_reported": chance.randint(1, 5),
            }


@pytest.fixture(params=range(3), ids=lambda seed: f"seed{seed}", scope="module")
def drawn(request: pytest.FixtureRequest) -> Iterator[Drawn]:
    months = list(_loan_months(random.Random(request.param)))  # noqa: S311 - books, not secrets
    with empty_book() as con:
        insert(con, "book.loan_month", months)
        complete(con)
        build_marts(
            con,
            "CNY",
            frozenset({"transition_book_month", "migration_book_month", "migration_reduction_book_month"}),
        )
        table = pd.DataFrame(months)
        since = table[["principal_due_since", "interest_due_since"]].apply(pd.to_datetime)
        table["days"] = (pd.to_datetime(table["as_of_date"]) - since.min(axis=1)).dt.days
        table["fen"] = table["balance"].map(lambda amount: int(Decimal(amount) * 100))
        here = table[table["fen"] > 0].set_index("loan_id")
        before, now = (here[here["as_of_date"] == day] for day in (DECEMBER, MONTH))
        yield Drawn(con, before.add_suffix("_before").join(now.add_suffix("_now")))


def test_days_past_due_agree(drawn: Drawn) -> None:
    ours = "select loan_id, days_past_due from judged_loan_month where as_of_date = $day and balance > 0"
    found = {row["loan_id"]: row["days_past_due"] for row in rows_of(drawn.con, ours, {"day": DECEMBER})}
    assert found == drawn.pairs["days_before"].to_dict()


@pytest.mark.parametrize("standard", BUCKETS)
def test_roll_rates_agree(drawn: Drawn, standard: str) -> None:
    bins, labels = BUCKETS[standard]
    start = pd.cut(drawn.pairs["days_before"], bins, labels=labels)
    end = pd.cut(drawn.pairs["days_now"], bins, labels=labels)
    counts = pd.crosstab(start, end, dropna=True)
    rates = pd.crosstab(start, end, normalize="index")
    weights = pd.crosstab(start, end, values=drawn.pairs["fen_before"], aggfunc="sum").fillna(0)
    weighted = weights.div(weights.sum(axis=1), axis=0)
    found = [row for row in ask(drawn.con, "roll_rate_matrix", {"standard": standard}) if row["loan_count"]]
    assert sum(row["loan_count"] for row in found) == counts.to_numpy().sum()
    for row in found:
        cell = row["from_bucket"], row["to_bucket"]
        assert row["loan_count"] == counts.loc[cell]
        assert row["rate_by_count"] == pytest.approx(rates.loc[cell], rel=1e-12)
        assert int(row["balance_before"] * 100) == int(weights.loc[cell])
        assert row["rate_by_balance"] == pytest.approx(weighted.loc[cell], rel=1e-12)


def test_those_that_left_agree(drawn: Drawn) -> None:
    bins, labels = BUCKETS["china_2023"]
    gone = drawn.pairs[drawn.pairs["fen_now"].isna()]
    counts = pd.cut(gone["days_before"], bins, labels=labels).value_counts()
    found: dict[str, int] = {}
    for row in ask(drawn.con, "roll_rate_exits", {"standard": "china_2023"}):
        found[row["from_bucket"]] = found.get(row["from_bucket"], 0) + row["loan_count"]
    assert found == {bucket: count for bucket, count in counts.items() if count}


def test_classes_since_december_agree(drawn: Drawn) -> None:
    start, end = drawn.pairs["risk_class_reported_before"], drawn.pairs["risk_class_reported_now"]
    counts = pd.crosstab(start, end)
    today = pd.crosstab(start, end, values=drawn.pairs["fen_now"], aggfunc="sum").fillna(0)
    for row in ask(drawn.con, "migration_matrix", {"basis": "reported"}):
        cell = row["class_from"], row["class_to"]
        assert row["loan_count"] == counts.loc[cell]
        assert int(row["balance"] * 100) == int(today.loc[cell])
    rates = {row["migration"]: row for row in ask(drawn.con, "migration_rates", {"basis": "reported"})}
    worse = {one: today.loc[one, [other for other in today if other > one]].sum() for one in range(1, 5)}
    for one, name in enumerate(("normal", "special_mention", "substandard", "doubtful"), 1):
        assert rates[name]["migration_rate"] == pytest.approx(worse[one] / today.loc[one].sum(), rel=1e-12)
