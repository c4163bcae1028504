"""What must hold in any book: parts sum to the total, opening plus flows is closing, months connect.

The books are drawn at random, with loans that move, default, cure, vanish, are written off or lose their
class, and records that sometimes fit and sometimes do not.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from given_book import Row, ask, build_marts, complete, empty_book, insert

MONTHS = [
    dt.date(2023, 12, 29),
    dt.date(2024, 1, 31),
    dt.date(2024, 2, 29),
    dt.date(2024, 4, 30),
    dt.date(2024, 5, 28),
]
BASES = ("reported", "dpd", "floor", "effective")
DAYS = (0, 0, 0, 0, 5, 30, 45, 89, 90, 91, 120, 271, 400, None)
LEAVING = ("settled", "written_off", "sold", "swapped", None)
FLOWS = (
    "scheduled",
    "prepaid",
    "cash_recovered",
    "collateral_recovered",
    "written_off",
    "partly_written_off",
    "sold",
    "swapped_for_assets",
    "refinanced",
    "drawn",
    "assigned_in",
    "interest_capitalised",
    "recovered_after_write_off",
)
SIGHTED = {"max_unevaluated_share": 1}


def _cents(chance: random.Random, most: int) -> str:
    return str(Decimal(chance.randint(0, most * 100)) / 100)


def _loan_months(chance: random.Random, loan: str) -> Iterator[Row]:
    """Follow one loan until it leaves; it may come late, move branch, or end with a balance of zero."""
    for month in MONTHS[chance.randint(0, 2) :]:
        days = chance.choice(DAYS)
        row = {
            "as_of_date": month,
            "loan_id": loan,
            "branch_id": chance.choice(("B1", "B1", "B2")),
            "balance": _cents(chance, 1000),
            "days_past_due": days,
            "risk_class_reported": chance.choice((1, 2, 3, 4, 5, None)),
            "status": "active",
        }
        if chance.random() < 0.15:
            gone = chance.choice(LEAVING)
            if gone is not None:
                yield {**row, "balance": "0.00", "status": gone}
            return
        yield row


def _flows(chance: random.Random, loan: str) -> Iterator[Row]:
    for number in range(chance.randint(0, 4)):
        booked_on = MONTHS[0] + dt.timedelta(days=chance.randint(-10, 150))
        amount = _cents(chance, 500)
        yield {
            "loan_id": loan,
            "booked_on": booked_on,
            "flow_no": number,
            "flow_type": chance.choice(FLOWS),
            "principal": amount,
        }


@pytest.fixture(params=range(4), ids=lambda seed: f"seed{seed}", scope="module")
def book(request: pytest.FixtureRequest) -> Iterator[duckdb.DuckDBPyConnection]:
    chance = random.Random(request.param)  # noqa: S311 - a draw that can be repeated, not a secret
    loans = [f"L{number:02d}" for number in range(60)]
    with empty_book() as con:
        con.execute(
            "update standard_parameter set value = $max_unevaluated_share where name like 'max_un%'", SIGHTED
        )
        described = [
            {
                "loan_id": loan,
                "customer_id": f"C{chance.randint(0, 20)}",
                "product_type": chance.choice(("corporate_loan", "credit_card", "mortgage")),
                "use_industry_code": chance.choice(("C", "F", None)),
                "currency": chance.choice(("CNY", "CNY", "USD")),
                "own_share": chance.choice((None, "0.3333")),
            }
            for loan in loans
        ]
        rates = [
            {
                "as_of_date": month,
                "currency": "USD",
                "rate_to_base": str(7 + Decimal(chance.randint(0, 9999)) / 10000),
            }
            for month in MONTHS
        ]
        insert(con, "book.loan", described)
        insert(con, "book.exchange_rate", rates)
        insert(con, "book.loan_month", [row for loan in loans for row in _loan_months(chance, loan)])
        insert(con, "book.loan_flow", [row for loan in loans for row in _flows(chance, loan)])
        complete(con)
        build_marts(
            con,
            "CNY",
            frozenset(
                {
                    "book_total_month",
                    "collateral_month",
                    "migration_book_month",
                    "migration_reduction_book_month",
                    "npl_bridge_month",
                    "transition_book_month",
                }
            ),
        )
        yield con


def _one(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return con.execute(sql).fetchall()


def test_flows_of_every_loan_lead_from_opening_to_closing(book: duckdb.DuckDBPyConnection) -> None:
    wrong = _one(
        book,
        """
        select as_of_date, basis, loan_id from npl_flow group by all
        having coalesce(sum(amount) filter (where component = 'closing'), 0)
            <> coalesce(sum(amount) filter (where component <> 'closing'), 0)
        """,
    )
    assert _one(book, "select count(*) from npl_flow")[0][0] > 100
    assert wrong == []


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("scope", [{}, {"branch": ["B1"]}, {"sector": ["unknown"]}, {"product": []}])
def test_bridge_adds_up_and_each_month_opens_with_the_last(
    book: duckdb.DuckDBPyConnection, basis: str, scope: Row
) -> None:
    bridge = ask(book, "npl_bridge", {"basis": basis, **scope})
    npl = {r["as_of_date"]: r["npl_amount"] for r in ask(book, "npl_ratio_trend", {"basis": basis, **scope})}
    amounts = {(row["as_of_date"], row["component"]): row["amount"] for row in bridge}
    months = sorted({month for month, _ in amounts})
    assert months == [MONTHS[1], MONTHS[2], MONTHS[4]]
    for month in months:
        before = MONTHS[MONTHS.index(month) - 1]
        flows = sum(
            amount for (day, component), amount in amounts.items() if day == month and component != "closing"
        )
        assert flows == amounts[month, "closing"] == (npl.get(month) or 0)
        assert amounts[month, "opening"] == (npl.get(before) or 0)


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("scope", [{}, {"branch": ["B1"]}, {"sector": ["unknown"]}])
def test_strip_says_what_the_trend_says(book: duckdb.DuckDBPyConnection, basis: str, scope: Row) -> None:
    shown = {r["as_of_date"]: r for r in ask(book, "npl_ratio_trend", {"basis": basis, **scope})}
    effective = {r["as_of_date"]: r for r in ask(book, "npl_ratio_trend", {"basis": "effective", **scope})}
    for month in shown:
        (gap,) = ask(book, "class_gap", {"as_of_date": month, "basis": basis, **scope})
        assert gap["effective_npl_amount"] == effective[month]["npl_amount"]
        for column in ("gross_amount", "npl_amount", "unevaluated_amount"):
            assert gap[column] == shown[month][column]


@pytest.mark.parametrize("basis", BASES)
def test_bridge_has_the_balances_of_its_loans(book: duckdb.DuckDBPyConnection, basis: str) -> None:
    summed = "select component, sum(amount) from npl_flow where basis = $basis group by component"
    levels = dict(book.execute(summed, {"basis": basis}).fetchall())
    bridge = ask(book, "npl_bridge", {"basis": basis})
    for component in ("opening", "closing"):
        assert sum(row["amount"] for row in bridge if row["component"] == component) == levels[component]


def test_moved_is_nothing_over_the_whole_book(book: duckdb.DuckDBPyConnection) -> None:
    assert _one(
        book,
        "select distinct sum(amount) over (partition by as_of_date, basis) from npl_flow"
        " where component = 'moved'",
    ) == [(0,)]


def test_every_loan_of_last_month_stayed_or_left_once(book: duckdb.DuckDBPyConnection) -> None:
    found = _one(
        book,
        """
        select t.as_of_date, sum(t.loan_count) filter (where t.outcome <> 'new'), sum(t.balance_before)
        from transition_month as t group by t.as_of_date order by 1
        """,
    )
    expected = _one(
        book,
        """
        select r.as_of_date, count(*), sum(j.balance)
        from report_month as r inner join judged_loan_month as j on r.as_of_date_before = j.as_of_date
        where r.is_comparable and j.in_book and j.balance > 0 group by r.as_of_date order by 1
        """,
    )
    assert found == expected


@pytest.mark.parametrize("standard", ["china_2023", "fdic"])
def test_rows_of_the_matrix_sum_to_one(book: duckdb.DuckDBPyConnection, standard: str) -> None:
    sums: dict[str | None, float] = {}
    for row in ask(book, "roll_rate_matrix", {"standard": standard}):
        if row["rate_by_balance"] is not None:
            sums[row["from_bucket"]] = sums.get(row["from_bucket"], 0) + row["rate_by_balance"]
    assert sums
    assert list(sums.values()) == pytest.approx([1.0] * len(sums))


@pytest.mark.parametrize("scope", [{}, {"branch": ["B1"]}, {"product": []}])
@pytest.mark.parametrize("basis", [*BASES, "eba", "fdic", "par"])
def test_cohorts_of_december_are_what_is_left_and_what_went(
    book: duckdb.DuckDBPyConnection, basis: str, scope: Row
) -> None:
    for month in MONTHS[1:]:
        given = {"basis": basis, "as_of_date": month, **scope}
        rates = {row["migration"]: row for row in ask(book, "migration_rates", given)}
        matrix = ask(book, "migration_matrix", given)
        reductions = ask(book, "migration_reductions", given)
        for place, name in enumerate(("normal", "special_mention", "substandard", "doubtful"), 1):
            rate = rates[name]
            left = sum(row["balance"] for row in matrix if row["class_from"] == place)
            gone = sum(row["amount"] for row in reductions if row["class_from"] == place)
            assert rate["remaining_amount"] == left
            assert rate["opening_amount"] == left + gone
        together = rates["normal"]["opening_amount"] + rates["special_mention"]["opening_amount"]
        assert rates["performing"]["opening_amount"] == together
        counted = sum(row["loan_count"] for row in matrix) + sum(row["left_count"] for row in reductions)
        assert counted == _cohort_size(book, scope)


def _cohort_size(con: duckdb.DuckDBPyConnection, scope: Row) -> int:
    sql = (
        "select count(*) from judged_loan_month where as_of_date = $day and in_book and balance > 0"
        " and ($branch is null or branch_id = any($branch))"
        " and ($product is null or product_type = any($product))"
    )
    given = {"branch": None, "product": None, **scope}
    return int(con.execute(sql, {"day": MONTHS[0], **given}).fetchall()[0][0])


@pytest.mark.parametrize("cut", ["branch", "product", "sector", "region"])
@pytest.mark.parametrize("basis", BASES)
def test_cuts_sum_to_the_book(book: duckdb.DuckDBPyConnection, cut: str, basis: str) -> None:
    whole = ask(book, "npl_ratio_trend", {"basis": basis})[-1]
    parts = ask(book, f"npl_ratio_by_{cut}", {"basis": basis})
    for column in ("gross_amount", "npl_amount", "loan_count", "unevaluated_amount"):
        assert sum(row[column] or 0 for row in parts) == whole[column]
    assert sum(row["share_of_npl"] for row in parts) == pytest.approx(1)


@pytest.mark.parametrize("mart", ["book_month", "collateral_month"])
def test_marts_hold_the_whole_book(book: duckdb.DuckDBPyConnection, mart: str) -> None:
    whole = "select count(*), sum(balance) from judged_loan_month where in_book"
    assert _one(book, f"select sum(loan_count), sum(balance) from {mart}") == _one(book, whole)
