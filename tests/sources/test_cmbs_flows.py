"""The commercial-mortgage feed, once staged: what moved each balance, and that nothing is booked twice."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.sources.staging import ROUNDING, Ask, asker, cut, stage

# Reports whose balance moves a month before or after paidThroughDate says so, with no record of it.
MOVED_IN_ANOTHER_MONTH = {
    ("14", "2020-06-11"),
    ("14", "2020-07-13"),
    ("14", "2020-08-11"),
    ("14", "2023-05-11"),
    ("16", "2026-02-11"),
    ("16", "2026-03-11"),
    ("20", "2020-06-11"),
    ("48", "2020-09-11"),
    ("48", "2020-10-13"),
    ("50", "2017-08-11"),
    ("55", "2017-12-11"),
    ("55", "2018-01-11"),
    ("61", "2017-09-11"),
    ("61", "2017-10-11"),
    ("66", "2026-02-11"),
    ("66", "2026-03-11"),
}

BALANCE_STEPS = """
    with step as (
        select
            loan_id, as_of_date, balance,
            lag(balance) over (partition by loan_id order by as_of_date) as before
        from loan_month
    ),
    moved as (
        select loan_id, booked_on as as_of_date, sum(principal) as principal from loan_flow group by all
    )
    select split_part(loan_id, '-', 2), as_of_date::varchar, before - balance - coalesce(principal, 0)
    from step left join moved using (loan_id, as_of_date)
    where before is not null and balance is not null
"""


@pytest.fixture
def one_month(cmbs_folder: Path, tmp_path: Path) -> Path:
    """Write the single report of 2024-03-11, in which loan 14 is liquidated."""
    return cut(cmbs_folder, tmp_path, "2024-03-11")


def test_losses_are_written_off_once_each_in_its_first_month(cmbs: Ask) -> None:
    losses = cmbs("""
        select split_part(loan_id, '-', 2), booked_on::varchar, principal from loan_flow
        where flow_type = 'written_off' order by booked_on
    """)
    assert losses == [
        ("44", "2024-01-11", Decimal("4548626.00")),
        ("14", "2024-03-11", Decimal("11874863.00")),
        ("52", "2024-06-11", Decimal("4735348.50")),
        ("49", "2025-05-12", Decimal("5478222.50")),
        ("50", "2025-07-11", Decimal("1615136.10")),
    ]
    assert sum(amount for *_, amount in losses) == Decimal("28252196.10")


def test_payoffs_of_performing_loans_are_prepaid(cmbs: Ask) -> None:
    found = cmbs("""
        select split_part(loan_id, '-', 2), booked_on::varchar, principal from loan_flow
        where flow_type = 'prepaid' order by booked_on
    """)
    assert found == [
        ("5", "2021-08-11", Decimal("34000000.00")),
        ("29", "2022-01-11", Decimal("10593703.00")),
        ("4", "2024-10-11", Decimal("35000000.00")),
        ("61", "2026-03-11", Decimal("3094543.20")),
    ]


def test_flows_explain_every_change_of_balance_but_the_listed_ones(cmbs: Ask) -> None:
    steps = cmbs(BALANCE_STEPS)
    assert len(steps) == 5821
    assert {(loan, day) for loan, day, rest in steps if abs(rest) > ROUNDING} == MOVED_IN_ANOTHER_MONTH


def test_each_liquidation_is_explained_whole(cmbs: Ask) -> None:
    exits = set(
        cmbs("""
        select split_part(loan_id, '-', 2), booked_on::varchar from loan_flow where flow_type = 'written_off'
    """)
    )
    rests = [rest for loan, day, rest in cmbs(BALANCE_STEPS) if (loan, day) in exits]
    assert len(rests) == 5
    assert max(map(abs, rests)) <= ROUNDING


def test_flows_have_a_key_and_a_positive_amount(cmbs: Ask) -> None:
    keys = cmbs(
        "select count(*), count(distinct (loan_id, booked_on, flow_no)), min(principal) > 0 from loan_flow"
    )
    assert keys == [(4380, 4380, True)]


def test_one_month_alone_books_its_exit(one_month: Path) -> None:
    con = stage("cmbs_abs_ee", one_month)
    found = asker(con)("""
        select flow_type, principal from loan_flow where loan_id = '0001706060-14' order by flow_no
    """)
    assert found == [
        ("written_off", Decimal("11874863.00")),
        ("collateral_recovered", Decimal("6954082.00")),
    ]
    con.close()


def test_one_month_after_the_exit_books_nothing_again(cmbs_folder: Path, tmp_path: Path) -> None:
    con = stage("cmbs_abs_ee", cut(cmbs_folder, tmp_path, "2024-04-11"))
    assert asker(con)("select count(*) from loan_flow where flow_type <> 'scheduled'") == [(0,)]
    con.close()


def test_one_month_alone_has_the_same_instalments_paid_on_time(cmbs: Ask, one_month: Path) -> None:
    con = stage("cmbs_abs_ee", one_month)
    on_time = """
        select loan_id, flow_no, principal from loan_flow
        where flow_type = 'scheduled' and booked_on = '2024-03-11' order by loan_id
    """
    assert asker(con)(on_time) == cmbs(on_time)
    con.close()
