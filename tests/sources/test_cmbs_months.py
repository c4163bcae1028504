"""The commercial-mortgage feed, once staged: its loans, their months and who owes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.sources.staging import ROUNDING, Ask, asker, cut, raw, stage


def test_every_row_of_the_reports_is_kept(cmbs: Ask) -> None:
    found = cmbs("select count(*), count(distinct loan_id), count(distinct as_of_date) from loan_month")
    assert found == [(6090, 58, 105)]
    ends = cmbs("select min(as_of_date), max(as_of_date) from loan_month")
    assert ends == [(dt.date(2017, 7, 11), dt.date(2026, 3, 11))]


def test_a_loan_that_left_has_a_status_no_balance_and_is_off_the_book(cmbs: Ask) -> None:
    left = cmbs(
        "select status, is_on_book, count(*) from loan_month where balance is null group by all order by 1"
    )
    assert left == [("settled", False, 122), ("written_off", False, 89)]


def test_the_month_of_leaving_is_an_exit_and_not_a_current_loan(cmbs: Ask) -> None:
    exits = cmbs(
        "select status, is_on_book, count(*), count(days_past_due) from loan_month"
        " where balance = 0 group by all"
    )
    assert sorted(exits) == [("settled", False, 4, 0), ("written_off", False, 5, 0)]


def test_no_other_row_is_off_the_book(cmbs: Ask) -> None:
    assert cmbs("select status, is_on_book, count(*) from loan_month where balance > 0 group by all") == [
        ("active", True, 5870)
    ]


@pytest.mark.parametrize(("day", "balance"), [("2017-07-11", "755474333.30"), ("2026-03-11", "561462283.80")])
def test_the_book_adds_up(cmbs: Ask, day: str, balance: str) -> None:
    found = cmbs(f"select sum(balance) from loan_month where as_of_date = '{day}'")
    assert found == [(Decimal(balance),)]


@pytest.mark.parametrize(
    ("bucket", "rows"),
    [
        ("days_past_due >= 90", 353),
        ("days_past_due between 60 and 89", 10),
        ("days_past_due between 30 and 59", 23),
        ("days_past_due between 31 and 60", 22),
    ],
)
def test_buckets_hold_what_the_servicer_counts(cmbs: Ask, bucket: str, rows: int) -> None:
    assert cmbs(f"select count(*) from loan_month where {bucket}") == [(rows,)]


def test_eight_loans_reach_90_days(cmbs: Ask) -> None:
    assert cmbs("select count(distinct loan_id) from loan_month where days_past_due >= 90") == [(8,)]


def test_out_of_90_days_lead_two_cures_and_five_liquidations(cmbs: Ask) -> None:
    found = cmbs("""
        select split_part(loan_id, '-', 2), status from (
            select *, lag(days_past_due) over (partition by loan_id order by as_of_date) as days_before
            from loan_month
        ) where days_before >= 90 and coalesce(days_past_due < 90, true) order by all
    """)
    cures = [("16", "active"), ("42", "active")]
    assert found == sorted([*cures, *((loan, "written_off") for loan in ("14", "44", "49", "50", "52"))])


def test_days_past_due_agree_with_the_servicers_code_on_every_row(cmbs: Ask, cmbs_folder: Path) -> None:
    agreeing = cmbs(f"""
        select count(*) from loan_month
        inner join {raw(cmbs_folder)} on loan_id = loanID and as_of_date = reportingPeriodEndDate::date
        where case paymentStatusLoanCode
            when '0' then coalesce(days_past_due = 0, is_on_book = false)
            when 'B' then days_past_due between 0 and 29
            when '1' then days_past_due between 30 and 59
            when '2' then days_past_due between 60 and 89
            when '3' then days_past_due >= 90
            else days_past_due is null
        end
    """)
    assert agreeing == [(6090,)]


def test_no_loan_is_overdue_between_90_and_91_days_so_both_standards_agree_at_90(cmbs: Ask) -> None:
    assert cmbs("select min(days_past_due) from loan_month where days_past_due >= 90") == [(92,)]


def test_days_past_due_count_from_the_due_since_dates(cmbs: Ask) -> None:
    wrong = cmbs("""
        select count(*) from loan_month where days_past_due is distinct from case
            when is_on_book then coalesce(as_of_date - least(principal_due_since, interest_due_since), 0)
        end
    """)
    assert wrong == [(0,)]


def test_loan_16_is_92_days_past_due_in_september_2020(cmbs: Ask) -> None:
    found = cmbs("""
        select days_past_due, principal_due_since from loan_month
        where loan_id = '0001706060-16' and as_of_date = '2020-09-11'
    """)
    assert found == [(92, dt.date(2020, 6, 11))]


def test_principal_overdue_is_the_principal_of_the_unpaid_instalments(cmbs: Ask, cmbs_folder: Path) -> None:
    differing = cmbs(f"""
        with instalment as (
            select
                loanID as loan_id,
                make_date(year(d), month(d), day(firstLoanPaymentDueDate::date)) as due_on,
                scheduledPrincipalAmount::decimal(18, 2) as principal
            from (select *, reportingPeriodEndDate::date as d from {raw(cmbs_folder)})
        ),
        unpaid as (
            select
                month.loan_id, month.as_of_date,
                any_value(overdue_principal) as said, sum(principal) as counted
            from loan_month as month
            inner join instalment on
                month.loan_id = instalment.loan_id
                and instalment.due_on >= month.principal_due_since
                and instalment.due_on < month.as_of_date
            group by all
        )
        select count(*), count(*) filter (where abs(said - counted) > {ROUNDING}) from unpaid
    """)
    assert differing == [(482, 0)]


def test_a_missing_paid_through_date_is_not_taken_for_current(cmbs_folder: Path, tmp_path: Path) -> None:
    con = stage("cmbs_abs_ee", cut(cmbs_folder, tmp_path, "2018-01-11", paidThroughDate=""))
    assert asker(con)("select count(*) from loan_month where days_past_due is null and balance > 0") == [(1,)]
    con.close()


@pytest.mark.parametrize(
    ("column", "value"), [("paidThroughDate", "2018-02-30"), ("reportPeriodEndActualBalanceAmount", "n/a")]
)
def test_a_value_that_cannot_be_read_is_handed_on_and_not_dropped(
    cmbs_folder: Path, tmp_path: Path, column: str, value: str
) -> None:
    folder = cut(cmbs_folder, tmp_path, "2018-01-11", **{column: value})
    with pytest.raises(duckdb.ConversionException, match=value):
        stage("cmbs_abs_ee", folder)


def test_hotels_lead_the_90_day_loans_of_november_2020(cmbs: Ask) -> None:
    found = cmbs("""
        select
            count(*), sum(balance),
            count(*) filter (where use_industry_code = 'LO'),
            sum(balance) filter (where use_industry_code = 'LO')
        from loan_month inner join loan using (loan_id)
        where as_of_date = '2020-11-12' and days_past_due >= 90
    """)
    assert found == [(6, Decimal("75449488.00"), 4, Decimal("51488803.00"))]


def test_only_the_two_notes_without_a_property_have_no_sector_and_no_state(cmbs: Ask) -> None:
    found = cmbs("""
        select loan_id from loan where use_industry_code = 'unknown' or use_region_code = 'unknown' order by 1
    """)
    assert found == [("0001706060-10A",), ("0001706060-10B",)]


def test_a_loan_is_a_customer_named_by_its_property(cmbs: Ask) -> None:
    found = cmbs("""
        select count(*), count(distinct customer_id), count(*) filter (where valid_from = '2017-07-11')
        from customer where valid_to is null
    """)
    assert found == [(58, 58, 58)]
    assert cmbs("select count(*) from loan anti join customer using (customer_id)") == [(0,)]
    named = cmbs(
        "select name from customer where customer_id in ('0001706060-34', '0001706060-10A') order by 1"
    )
    assert named == [("Loan 10A",), ("SSK ASHLEY POINTE",)]


def test_damaged_codes_are_restored(cmbs: Ask) -> None:
    found = cmbs("""
        select split_part(loan_id, '-', 2), agreed_on::varchar, terms_changed from restructuring order by 2
    """)
    assert found == [
        ("14", "2020-05-01", "10"),
        ("42", "2020-05-06", "10"),
        ("50", "2020-06-01", "10"),
        ("48", "2020-08-05", "10"),
        ("7", "2025-08-04", "8"),
    ]


def test_rows_carry_the_day_they_were_filed(cmbs: Ask) -> None:
    found = cmbs("select min(received_at), max(received_at) from loan_month")
    assert found == [(dt.datetime(2017, 8, 1), dt.datetime(2026, 3, 26))]  # noqa: DTZ001 -- UTC without a zone


def test_the_en_dash_in_a_name_survives(cmbs_folder: Path, tmp_path: Path) -> None:
    con = stage("cmbs_abs_ee", cut(cmbs_folder, tmp_path, "2023-01-11"))
    found = asker(con)("select name from customer where customer_id = '0001706060-23'")
    assert found == [("Lormax Stern Retail Development \u2013 Roseville",)]
    con.close()


def test_one_month_alone_forgets_no_sector_that_an_earlier_load_knew(
    cmbs: Ask, cmbs_folder: Path, tmp_path: Path
) -> None:
    con = stage("cmbs_abs_ee", cut(cmbs_folder, tmp_path, "2026-03-11"))
    said = "select loan_id, use_industry_code, use_region_code from loan"
    known = set(cmbs(said))
    found = asker(con)(said)
    assert 30 < len(found) < 58
    assert set(found) <= known
    assert asker(con)("select count(*) from customer anti join loan using (customer_id)") == [(0,)]
    con.close()
