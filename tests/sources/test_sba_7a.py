"""The small-business feed, once staged: a cross-section of end states, its dirt read as documented."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.sources.staging import Ask


def test_every_row_of_the_file_is_a_loan(sba: Ask) -> None:
    assert sba("select count(*), count(distinct loan_id) from loan") == [(22427, 22427)]


def test_there_is_no_month(sba: Ask) -> None:
    assert sba("select count(*) from loan_month") == [(0,)]


def test_sectors_are_two_digits_and_the_unknown_stays_visible(sba: Ask) -> None:
    known = sba("select count(distinct use_industry_code) from loan where use_industry_code <> 'unknown'")
    assert known == [(24,)]
    assert sba("select count(*) from loan where use_industry_code = 'unknown'") == [(4046,)]


def test_sectors_that_share_a_name_keep_their_digits(sba: Ask) -> None:
    found = sba("""
        select use_industry_code, count(*) from loan
        where use_industry_code in ('31', '32', '33', '44', '45', '48', '49') group by 1 order by 1
    """)
    counts = [("31", 272), ("32", 413), ("33", 898), ("44", 2139), ("45", 1204), ("48", 529), ("49", 69)]
    assert found == counts


def test_the_amount_disbursed_adds_up(sba: Ask) -> None:
    assert sba("select sum(original_amount) from loan") == [(Decimal("2784085430.00"),)]


def test_the_amount_charged_off_adds_up(sba: Ask) -> None:
    found = sba("select sum(principal), count(*) from loan_flow where flow_type = 'written_off'")
    assert found == [(Decimal("246730698.00"), 4882)]
    assert sba("select distinct flow_type from loan_flow") == [("written_off",)]


@pytest.mark.parametrize(
    ("final_status", "loans", "charged_off"),
    [("written_off", 4693, "243430544"), ("settled", 17615, "2808330"), (None, 119, "491824")],
)
def test_charge_offs_by_end_state(sba: Ask, final_status: str | None, loans: int, charged_off: str) -> None:
    state = "null" if final_status is None else f"'{final_status}'"
    found = sba(f"""
        select count(distinct loan_id), sum(principal) from loan left join loan_flow using (loan_id)
        where final_status is not distinct from {state}
    """)
    assert found == [(loans, Decimal(charged_off))]


def test_every_charge_off_has_a_day_not_before_its_loan(sba: Ask) -> None:
    found = sba("""
        select
            count(booked_on), count(*) filter (where booked_on < granted_on),
            min(booked_on), max(booked_on)
        from loan_flow inner join loan using (loan_id)
    """)
    assert found == [(4882, 0, dt.date(1988, 10, 6), dt.date(2014, 8, 29))]


def test_days_are_read_from_month_day_and_year(sba: Ask) -> None:
    found = sba("select granted_on, first_disbursed_on from loan where loan_id = '1000014003'")
    assert found == [(dt.date(1997, 2, 28), dt.date(1999, 2, 28))]
    counted = sba("select count(granted_on), count(first_disbursed_on), min(granted_on) from loan")
    assert counted == [(22427, 22393, dt.date(1971, 8, 6))]


def test_only_yes_and_no_say_whether_a_line_revolves(sba: Ask) -> None:
    found = sba("select is_revolving, count(*) from loan group by 1 order by 1 nulls last")
    assert found == [(False, 10498), (True, 7797), (None, 4132)]


def test_some_charge_offs_exceed_what_was_disbursed_and_are_kept(sba: Ask) -> None:
    found = sba(
        "select count(*) from loan inner join loan_flow using (loan_id) where principal > original_amount"
    )
    assert found == [(71,)]


def test_branches_are_the_lenders_and_one_for_those_not_stated(sba: Ask) -> None:
    assert sba("select count(*), count(distinct branch_id) from branch") == [(1339, 1339)]
    assert sba("select count(*) from loan anti join branch using (branch_id)") == [(0,)]
    assert sba("select count(*) from loan where branch_id = 'unknown'") == [(15,)]


def test_each_loan_has_a_customer_and_a_guarantee_of_the_agency(sba: Ask) -> None:
    assert sba("select count(*) from customer where role = 'borrower'") == [(22427,)]
    assert sba("select count(*) from loan anti join customer using (customer_id)") == [(0,)]
    guaranteed = sba(
        "select count(distinct loan_id), count(distinct guarantor_id), max(share) <= 1 from guarantee"
    )
    assert guaranteed == [(22427, 1, True)]
    assert sba("select name from customer inner join guarantee on customer_id = guarantor_id limit 1") == [
        ("US Small Business Administration",)
    ]


def test_the_approved_amount_and_the_agencys_part_make_the_share(sba: Ask) -> None:
    assert sba("select amount, share from guarantee where loan_id = '1000034009'") == [
        (Decimal("215250.00"), Decimal("0.75000000"))
    ]
