"""Floors and EBA classes of random books, against the same rules worked month by month in plain Python."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from decimal import Decimal
from itertools import pairwise
from typing import Any

import duckdb
import pytest
from given_book import Row, build_marts, empty_book, insert
from plain_rules import RATINGS, Book

SEEDS = range(30)
MONTHS = [
    dt.date(year, month, calendar.monthrange(year, month)[1])
    for year in (2024, 2025)
    for month in range(1, 13)
][:18]
KINDS = ("corporate", "corporate", "financial", "small_business", "retail", "rural_household", None)
FIRST = dt.date(2022, 1, 1)
ORIGINS = ("refinanced", "restructured", "renewed_without_repayment", "extended", None, "new")


def _draw(seed: int) -> Book:
    """Draw a small bank in which everything that the rules speak of happens, and often at once."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated, not a secret
    customers = [f"C{number}" for number in range(9)]
    kinds = {customer: chance.choice(KINDS) for customer in customers}
    loans = _loans(chance, customers)
    knows_fees, solves = chance.random() < 0.9, chance.random() < 0.3
    return Book(
        loan=loans,
        customer=[row for customer in customers for row in _periods(chance, customer, kinds[customer])],
        loan_month=[row for loan in loans for row in _months(chance, loan, knows_fees)],
        repayment_due=[row for loan in loans for row in _dues(chance, loan)],
        restructuring=[row for loan in loans for row in _deals(chance, loan, solves)],
        customer_external=_external(chance, customers),
        exposure=[
            {
                "as_of_date": day,
                "customer_id": customer,
                "kind": "guarantee",
                "amount": Decimal(chance.randint(1, 9000)),
            }
            for day in MONTHS
            for customer in customers[:4]
            if chance.random() < 0.3
        ],
        exchange_rate=[
            {"as_of_date": day, "currency": "USD", "rate_to_base": Decimal("7.1234")} for day in MONTHS
        ],
        small_is_retail=chance.random() < 0.5,
        small_follows_days=chance.random() < 0.5,
    )


def _loans(chance: random.Random, customers: list[str]) -> list[Row]:
    loans: list[Row] = []
    for number in range(30):
        young = [loan for loan in loans if loan["first"] < len(MONTHS) - 2]
        before = chance.choice(young) if young and chance.random() < 0.4 else None
        first = 0
        if before:
            before["last"] = min(before["last"], chance.randint(before["first"], len(MONTHS) - 1))
            first = before["last"] + 1
        loans.append({
            "loan_id": f"L{number:02d}",
            "customer_id": before["customer_id"] if before else chance.choice([*customers, None]),
            "product_type": chance.choice(("corporate_loan", "corporate_loan", "mortgage", "credit_card")),
            "origination_type": chance.choice(ORIGINS) if before else "new",
            "previous_loan_id": before["loan_id"] if before else None,
            "granted_on": (MONTHS[before["last"]] if before else FIRST) + dt.timedelta(chance.randint(0, 9)),
            "currency": chance.choice(("CNY", "CNY", "CNY", "USD")),
            "own_share": chance.choice((None, Decimal("0.5"))),
            "first": first,
            "last": len(MONTHS) - 1,
        })  # fmt: skip
    return loans


def _periods(chance: random.Random, customer: str, kind: str | None) -> list[Row]:
    cuts = sorted(chance.sample(MONTHS[2:-1], chance.choice((0, 0, 1, 2))))
    ends = [dt.date(1900, 1, 1), *cuts, None]
    rated = chance.random() < 0.4
    return [
        {
            "customer_id": customer,
            "customer_type": kind,
            "valid_from": begin,
            "valid_to": end,
            "external_rating": chance.choice(RATINGS[:8]) if rated else None,
            "bankruptcy_on": begin if cuts and begin != ends[0] and chance.random() < 0.25 else None,
        }
        for begin, end in pairwise(ends)
        if begin is not None
    ]


def _external(chance: random.Random, customers: list[str]) -> list[Row]:
    return [
        {
            "customer_id": customer,
            "provider": "bureau",
            "checked_on": day - dt.timedelta(5),
            "debt_all_banks": chance.choice((Decimal(1000), None)),
            "overdue_90_all_banks": chance.choice((Decimal(0), Decimal(200), Decimal("200.01"), None)),
            "is_npl_elsewhere": chance.choice((True, False, None)),
        }
        for customer in customers[::2]
        for day in chance.sample(MONTHS, 2)
    ]


def _months(chance: random.Random, loan: Row, knows_fees: bool) -> list[Row]:
    rows: list[Row] = []
    days, stage, evades, called, fees = 0, 1, False, 1, Decimal(0)
    bumpy = chance.choice((0.02, 0.1, 0.3))
    for day in MONTHS[loan["first"] : loan["last"] + 1]:
        days = (
            chance.choice((0, 0, days + 30))
            if days
            else chance.choice((0, 5, 30, 91)) * (chance.random() < bumpy)
        )
        days = 280 if days and chance.random() < 0.1 else days
        stage = chance.choice((1, 3)) if stage == 3 else 3 if chance.random() < bumpy / 3 else 1
        evades = chance.random() < (0.5 if evades else bumpy / 20)
        called = chance.choice((1, called)) if called > 1 else 3 if chance.random() < bumpy / 3 else 1
        fees = Decimal(chance.randint(0, 1)) if fees else Decimal(5) * (chance.random() < bumpy / 3)
        if chance.random() < 0.02:
            continue
        balance = Decimal(chance.randint(1, 200000)) / 10
        late = balance * chance.choice((Decimal("0.01"), Decimal("0.02"), Decimal(1))) if days else Decimal(0)
        rows.append({
            "as_of_date": day,
            "loan_id": loan["loan_id"],
            "status": "active",
            "balance": balance,
            "days_past_due": None if chance.random() < 0.01 else days,
            "overdue_cause": "technical" if days == 5 and chance.random() < 0.5 else None,
            "overdue_principal": late.quantize(Decimal("0.01")),
            "overdue_interest": None if days and chance.random() < 0.2 else Decimal(0),
            "unpaid_fees": (None if chance.random() < 0.02 else fees) if knows_fees else None,
            "impairment_stage": stage,
            "loss_allowance": balance * chance.choice((0, 5, 9)) / 10 if stage == 3 else None,
            "gross_carrying_amount": balance,
            "use_was_changed": chance.random() < bumpy / 10,
            "evades_debt": evades,
            "risk_class_reported": called,
            "is_forborne": chance.random() < (0.9 if rows and rows[-1]["is_forborne"] else bumpy),
            "is_unlikely_to_pay": chance.random() < bumpy / 10,
            "has_recognised_enhancement": chance.random() < 0.05,
            "is_on_book": chance.random() > 0.02,
        })  # fmt: skip
    return rows


def _dues(chance: random.Random, loan: Row) -> list[Row]:
    step = chance.choice((1, 1, 3, 12))
    begins = chance.choice((0, 0, 6))
    return [
        {
            "loan_id": loan["loan_id"],
            "instalment_no": number,
            "due_on": day.replace(day=20),
            "paid_on": None
            if chance.random() < 0.01
            else day.replace(day=20) + dt.timedelta(chance.choice((2, 40)) * (chance.random() < 0.04)),
        }
        for number, day in enumerate(MONTHS[begins::step])
    ]


def _deals(chance: random.Random, loan: Row, solves: bool) -> list[Row]:
    days = sorted(chance.sample(MONTHS[:-2], chance.choice((0, 0, 0, 0, 1, 2))))
    return [
        {
            "loan_id": loan["loan_id"],
            "sequence": number,
            "agreed_on": day - dt.timedelta(12),
            "difficulty": chance.choice(("cash_shortage", "cash_shortage", "none")),
            "first_repayment_on": day + dt.timedelta(chance.choice((0, 25, 120))),
            "class_before": chance.choice((1, 2, 3, 4)),
            "resolved_on": chance.choice((None, day, day + dt.timedelta(500))) if solves else None,
        }
        for number, day in enumerate(days, 1)
    ]


def _derived(book: Book, since: dt.date = MONTHS[0]) -> dict[tuple[dt.date, str], tuple[Any, ...]]:
    """Build the marts as a load of the months from a day on does, with the months before as its past."""
    with empty_book() as con:
        for name in ("small_business_as_retail", "small_business_upgrades_by_days"):
            value = book.small_is_retail if name.endswith("retail") else book.small_follows_days
            con.execute(
                "update standard_parameter set value = $value where name = $name",
                {"value": value, "name": name},
            )
        insert(
            con,
            "book.loan",
            [{k: v for k, v in row.items() if k not in ("first", "last")} for row in book.loan],
        )
        for table in (
            "customer",
            "loan_month",
            "repayment_due",
            "restructuring",
            "customer_external",
            "exchange_rate",
        ):
            insert(con, f"book.{table}", getattr(book, table))
        insert(con, "book.exposure", [{**row, "is_off_balance": True} for row in book.exposure])
        for table in ("loan_month", "exposure"):
            con.execute(f"create table whole_{table} as select * from book.{table}")
            con.execute(f"create or replace view history.{table} as select * from whole_{table}")
            con.execute(f"delete from book.{table} where as_of_date < $since", {"since": since})
        build_marts(con, "CNY", frozenset({"judged_loan_month", "first_bad_loan"}))
        if since == MONTHS[0]:
            _first_bad_agrees(con)
        found = con.execute(
            "select as_of_date, loan_id, risk_class_floor, risk_class_eba, floor_rule, eba_rule"
            " from judged_loan_month"
        ).fetchall()
    return {(day, loan): tuple(said) for day, loan, *said in found}


def _first_bad_agrees(con: duckdb.DuckDBPyConnection) -> None:
    """Hold the first bad month of every reading to the months themselves."""
    wrong = con.execute("""
        with seen as (
            select
                loan_id,
                min(as_of_date) filter (where days_past_due > 30) as over_30,
                min(as_of_date) filter (where days_past_due > 90) as over_90,
                min(as_of_date) filter (where risk_class_reported >= 3) as npl_reported,
                min(as_of_date) filter (where risk_class_dpd >= 3) as npl_dpd,
                min(as_of_date) filter (where risk_class_floor >= 3) as npl_floor,
                min(as_of_date) filter (where risk_class_effective >= 3) as npl_effective,
                min(as_of_date) filter (where risk_class_eba >= 3) as npl_eba,
                min(as_of_date) filter (where risk_class_fdic >= 3) as npl_fdic,
                min(as_of_date) filter (where risk_class_par >= 3) as npl_par
            from judged_loan_month
            group by loan_id
        ),
        said as (
            select
                loan_id, over_30, over_90, npl_reported, npl_dpd, npl_floor, npl_effective, npl_eba, npl_fdic,
                npl_par
            from first_bad_loan
        )
        (select * from seen where coalesce(over_30, npl_effective, npl_eba, npl_fdic) is not null
         except select * from said)
        union all
        (select * from said except select * from seen)
    """).fetchall()
    assert wrong == []


@pytest.mark.parametrize("seed", SEEDS)
def test_rules_worked_twice_give_one_answer(seed: int) -> None:
    book = _draw(seed)
    expected, found = book.judged(), _derived(book)
    assert expected.keys() == found.keys()
    wrong = [
        (day, loan, told, found[day, loan])
        for (day, loan), told in sorted(expected.items())
        if told[0] != found[day, loan][0] or found[day, loan][1] not in (told[1], None)
    ]
    assert not wrong, f"{len(wrong)} of {len(found)}: " + "\n".join(str(row) for row in wrong[:5])


@pytest.mark.parametrize("seed", range(4))
def test_a_month_loaded_after_its_past_is_judged_as_with_it(seed: int) -> None:
    book = _draw(seed)
    since = MONTHS[-3]
    whole = {key: said for key, said in _derived(book).items() if key[0] >= since}
    assert whole == _derived(book, since)
