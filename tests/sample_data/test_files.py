"""The files: the same for the same arguments, complete, and whole in themselves."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from asked import END, LOANS, MONTHS, Ask

from oversight.codes import codes_of
from oversight.source import read
from sample_data.generate import ROOM, generate

REFERENCES = [
    ("loan", "customer_id", "customer", "customer_id"),
    ("loan", "branch_id", "branch", "branch_id"),
    ("loan_month", "loan_id", "loan", "loan_id"),
    ("loan_month", "branch_id", "branch", "branch_id"),
    ("loan_flow", "loan_id", "loan", "loan_id"),
    ("customer", "customer_id", "loan", "customer_id"),
    ("customer_group", "customer_id", "customer", "customer_id"),
    ("customer_external", "customer_id", "customer", "customer_id"),
    ("customer_financial", "customer_id", "customer", "customer_id"),
    ("customer_event", "customer_id", "customer", "customer_id"),
    ("bureau_inquiry", "customer_id", "customer", "customer_id"),
    ("account_activity", "customer_id", "customer", "customer_id"),
    ("branch", "parent_branch_id", "branch", "branch_id"),
    ("collateral", "owner_id", "customer", "customer_id"),
    ("collateral_valuation", "collateral_id", "collateral", "collateral_id"),
    ("collateral_pledge", "collateral_id", "collateral", "collateral_id"),
    ("collateral_pledge", "loan_id", "loan", "loan_id"),
    ("guarantee", "guarantor_id", "customer", "customer_id"),
    ("guarantee", "loan_id", "loan", "loan_id"),
    ("facility", "customer_id", "customer", "customer_id"),
    ("exposure", "customer_id", "customer", "customer_id"),
    ("repayment_due", "loan_id", "loan", "loan_id"),
    ("class_decision", "loan_id", "loan", "loan_id"),
    ("ledger", "branch_id", "branch", "branch_id"),
    ("manager", "branch_id", "branch", "branch_id"),
    ("manager_assignment", "manager_id", "manager", "manager_id"),
    ("manager_assignment", "loan_id", "loan", "loan_id"),
    ("training", "manager_id", "manager", "manager_id"),
    ("document", "loan_id", "loan", "loan_id"),
    ("inspection", "loan_id", "loan", "loan_id"),
    ("inspection", "manager_id", "manager", "manager_id"),
    ("finding", "inspection_id", "inspection", "inspection_id"),
    ("finding", "repeats_finding_id", "finding", "finding_id"),
    ("warning_signal", "customer_id", "customer", "customer_id"),
    ("warning_signal", "owner", "manager", "manager_id"),
    ("watch_list", "customer_id", "customer", "customer_id"),
    ("fund_flow", "loan_id", "loan", "loan_id"),
    ("collection_action", "loan_id", "loan", "loan_id"),
    ("collection_action", "complaint_id", "complaint", "complaint_id"),
    ("litigation", "loan_id", "loan", "loan_id"),
    ("limitation_event", "loan_id", "loan", "loan_id"),
    ("complaint", "customer_id", "customer", "customer_id"),
    ("survey", "customer_id", "customer", "customer_id"),
    ("reminder", "loan_id", "loan", "loan_id"),
    ("decision", "meeting_id", "meeting", "meeting_id"),
    ("action_item", "decision_id", "decision", "decision_id"),
    ("work_plan", "branch_id", "branch", "branch_id"),
    ("rural_support", "customer_id", "customer", "customer_id"),
]
CODED = [
    ("customer", "customer_type"),
    ("customer", "industry_code"),
    ("customer", "region_code"),
    ("customer", "size_class"),
    ("customer", "id_type"),
    ("customer", "risk_tier"),
    ("customer_group", "control_kind"),
    ("customer_external", "provider"),
    ("customer_external", "registered_status"),
    ("customer_event", "event"),
    ("loan", "product_type"),
    ("loan", "purpose"),
    ("loan", "channel"),
    ("loan", "crop_or_trade"),
    ("loan", "use_region_code"),
    ("loan", "repayment_method"),
    ("loan", "guarantee_type"),
    ("loan_month", "status"),
    ("loan_flow", "flow_type"),
    ("collateral", "collateral_type"),
    ("collateral_valuation", "method"),
    ("collateral", "subtype"),
    ("facility", "kind"),
    ("exposure", "kind"),
    ("repayment_due", "channel"),
    ("class_decision", "step"),
    ("class_decision", "reason"),
    ("ledger", "account"),
    ("loan_month", "ledger_account"),
    ("macro_indicator", "indicator"),
    ("macro_indicator", "region_code"),
    ("limit_exception", "measure"),
    ("training", "topic"),
    ("partner", "kind"),
    ("document", "kind"),
    ("inspection", "kind"),
    ("finding", "source"),
    ("finding", "severity"),
    ("warning_signal", "family"),
    ("warning_signal", "level"),
    ("warning_signal", "rule"),
    ("warning_signal", "measure"),
    ("fund_flow", "payee_kind"),
    ("collection_action", "channel"),
    ("collection_action", "actor"),
    ("collection_action", "result"),
    ("litigation", "stage"),
    ("limitation_event", "party"),
    ("limitation_event", "kind"),
    ("complaint", "reason"),
    ("reminder", "channel"),
    ("rural_support", "kind"),
]


def bytes_of(folder: Path, seed: int) -> dict[str, bytes]:
    generate(folder, loans=120, months=4, end=dt.date(2025, 3, 1), seed=seed)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_same_arguments_same_bytes_and_another_seed_another_bank(tmp_path: Path) -> None:
    first = bytes_of(tmp_path / "first", seed=5)
    assert first == bytes_of(tmp_path / "second", seed=5)
    assert first["loan_month.parquet"] != bytes_of(tmp_path / "third", seed=6)["loan_month.parquet"]


def test_every_file_is_declared_by_the_source(tmp_path: Path) -> None:
    declared = read("sample_bank")
    files = bytes_of(tmp_path, seed=1).keys() - {"truth.json"}  # no feed tells what was planted in it
    assert files == {file.name for file in declared.files}
    assert {file.rows_to for file in declared.files} == set(declared.selects)


def test_the_book_has_the_size_and_months_asked_for(ask: Ask) -> None:
    months = ask("""
        select as_of_date, count(*) filter (status = 'active')
        from loan_month group by as_of_date order by as_of_date
    """)
    assert [as_of_date for as_of_date, _ in months] == [
        dt.date(year, month, 1) - dt.timedelta(days=1)
        for year, month in [(2024, 9), (2024, 10), (2024, 11), (2024, 12)]
        + [(2025, month) for month in range(1, 12)]
    ]
    assert (len(months), months[-1][0]) == (MONTHS, END)
    scripted = len(tomllib.loads((ROOM / "scripted.toml").read_text(encoding="utf-8"))["scripted"])
    assert LOANS < months[0][1] <= LOANS + scripted
    assert all(0.9 * LOANS < count < 1.1 * LOANS for _, count in months)


def test_loans_come_and_go_every_month(ask: Ask) -> None:
    quiet = ask("""
        with month as (select distinct as_of_date from loan_month),
        moved as (
            select as_of_date, count(*) filter (status <> 'active') as left_count,
                count(*) filter (last_day(granted_on) = as_of_date) as new_count
            from loan_month join loan using (loan_id) group by as_of_date
        )
        select * from month left join moved using (as_of_date)
        where as_of_date > (select min(as_of_date) from month)
            and not (coalesce(left_count, 0) > 0 and coalesce(new_count, 0) > 0)
    """)
    assert quiet == []


@pytest.mark.parametrize(("table", "column", "of_table", "of_column"), REFERENCES)
def test_references_resolve(ask: Ask, table: str, column: str, of_table: str, of_column: str) -> None:
    assert ask(f"select count({column}) > 0 from {table}") == [(True,)]
    known = f"select {of_column} from {of_table}"
    assert ask(f"select {column} from {table} where {column} is not null except {known}") == []


@pytest.mark.parametrize(("table", "column"), CODED)
def test_codes_are_known(ask: Ask, table: str, column: str) -> None:
    own = read("sample_bank").codes
    known = (
        codes_of(table, column).keys() | own.get(column, {}).keys() | own.get(f"{table}.{column}", {}).keys()
    )
    used = {code for (code,) in ask(f"select distinct {column} from {table} where {column} is not null")}
    assert used
    assert used <= known
