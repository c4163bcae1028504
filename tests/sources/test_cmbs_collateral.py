"""The commercial-mortgage feed, once staged: what stands behind each loan, and since when it was known."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from tests.sources.staging import Ask, raw


def test_every_value_counts_from_the_report_that_first_carried_it(cmbs: Ask, cmbs_folder: Path) -> None:
    first = cmbs(f"""
        select propertyID, mostRecentValuationDate::date, min(reportingPeriodEndDate::date),
            mostRecentValuationAmount::decimal(18, 2)
        from {raw(cmbs_folder, "prop_sample.csv")} as property
        inner join {raw(cmbs_folder)} as loan using (accessionNumber, loanID)
        where mostRecentValuationAmount is not null
        group by all order by 1, 2
    """)
    staged = cmbs("""
        select collateral_id, valued_on, received_on, amount from collateral_valuation
        where received_on > '2017-07-11' order by 1, 2
    """)
    assert staged == first
    assert len({collateral for collateral, *_ in staged}) == 7


def test_a_value_of_october_2020_arrives_in_december(cmbs: Ask) -> None:
    found = cmbs("""
        select received_on from collateral_valuation
        where collateral_id = '0001706060-16' and valued_on = '2020-10-15'
    """)
    assert found == [(dt.date(2020, 12, 11),)]


def test_loan_14_owed_20_6_million_on_22_million_in_november_2020(cmbs: Ask) -> None:
    found = cmbs("""
        select balance, max_by(amount, received_on), min_by(amount, received_on)
        from loan_month inner join collateral_valuation on
            loan_id = collateral_id and received_on <= as_of_date
        where loan_id = '0001706060-14' and as_of_date = '2020-11-12'
        group by balance
    """)
    assert found == [(Decimal("20648552.00"), Decimal("22000000.00"), Decimal("37000000.00"))]
    last = cmbs("""
        select max_by(amount, received_on) from collateral_valuation where collateral_id = '0001706060-14'
    """)
    assert last == [(Decimal("17000000.00"),)]


def test_each_loan_on_the_book_has_exactly_one_pledge_and_no_other_has_any(cmbs: Ask) -> None:
    pledges = cmbs("""
        select is_on_book, pledges, count(*) from (
            select as_of_date, month.loan_id, is_on_book, count(collateral_id) as pledges
            from loan_month as month left join collateral_pledge as pledge on
                month.loan_id = pledge.loan_id
                and as_of_date >= pledge.valid_from
                and (pledge.valid_to is null or as_of_date < pledge.valid_to)
            group by all
        ) group by all order by is_on_book
    """)
    assert pledges == [(False, 0, 220), (True, 1, 5870)]


def test_a_defeased_loan_stands_on_securities_and_no_longer_on_its_property(
    cmbs: Ask, cmbs_folder: Path
) -> None:
    staged = cmbs("""
        select pledge.loan_id, pledge.valid_from
        from collateral_pledge as pledge inner join collateral using (collateral_id)
        where collateral_type = 'securities' order by 1
    """)
    first = cmbs(f"""
        select loanID, min(reportingPeriodEndDate::date)
        from {raw(cmbs_folder, "prop_sample.csv")} as property
        inner join {raw(cmbs_folder)} as loan using (accessionNumber, loanID)
        where DefeasedStatusCode = 'F' group by 1 order by 1
    """)
    assert staged == first
    assert len(staged) == 17


def test_a_note_of_a_larger_loan_has_no_share_of_its_property(cmbs: Ask) -> None:
    found = cmbs("select loan_id from collateral_pledge where allocated_share is null order by loan_id")
    notes = ["10", "10A", "10B", "23", "25", "3", "5", "7", "9"]
    assert found == [(f"0001706060-{note}",) for note in notes]
