"""Two publications compared: what is new, corrected, removed or the same, and the cents add up."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import pytest

from oversight import comparing, contract, difference, standards
from oversight.opened import Result, ask
from oversight.pair import Pair
from oversight.problems import Problem
from oversight.publications import find
from oversight.queries import BASES
from tests.conftest import oversight
from tests.core.tiny_feed import write_files, write_source

AUGUST, SEPTEMBER, OCTOBER = dt.date(2026, 8, 31), dt.date(2026, 9, 30), dt.date(2026, 10, 31)
LATE = OCTOBER - dt.timedelta(days=91)


@pytest.fixture(scope="module")
def loads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five loads of ten loans that owe 100.00 each.

    1: August, September. 2: October, loan 3 is 91 days late and non-performing, its customer renamed.
    3: September again, loan 5 owes 250.00. 4: September as in 3. 5: October again, loan 3 owes 80.00 and is
    doubtful, loan 10 is gone, loan 11 came with 300.00.
    """
    place = tmp_path_factory.mktemp("compared")
    source, warehouse = write_source(place / "village_bank"), place / "warehouse"
    renamed, late = {"C03": "李某某"}, {"L03": LATE}
    files = [
        write_files(place / "1", [AUGUST, SEPTEMBER]),
        write_files(place / "2", [OCTOBER], due_since=late, classes={"L03": 3}, names=renamed),
        write_files(place / "3", [SEPTEMBER], balances={"L05": "250.00"}),
        write_files(place / "4", [SEPTEMBER], balances={"L05": "250.00"}),
        write_files(
            place / "5",
            [OCTOBER],
            balances={"L03": "80.00"},
            due_since=late,
            classes={"L03": 4},
            names=renamed,
        ),
    ]
    _exchange_a_loan(files[-1])
    for folder in files:
        oversight("load", str(source), str(folder), warehouse=warehouse)
    return warehouse


def _exchange_a_loan(folder: Path) -> None:
    month = (folder / "month.csv").read_text(encoding="utf-8").splitlines()
    left = [line for line in month if ",L10," not in line]
    (folder / "month.csv").write_text("\n".join([*left, f"{OCTOBER},L11,300.00,,1", ""]), encoding="utf-8")
    for name, line in (
        ("customers.csv", f"C11,王某某,retail,{OCTOBER}"),
        ("loans.csv", "L11,C11,B1,1000.00,2026-10-15,2029-01-15"),
    ):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(line + "\n")


@pytest.fixture(autouse=True)
def _settings(loads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(loads))


def records(found: Result) -> list[dict[str, Any]]:
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def headline(both: Pair, day: dt.date, basis: str = "reported") -> dict[str, dict[str, Any]]:
    return {row["measure"]: row for row in records(comparing.part(both, "headline", day, basis))}


def test_headline_figures_before_and_after_by_hand() -> None:
    """October: 1,000.00 of which 100.00 bad, against 8 × 100 + 80 + 300 = 1,180.00 of which 80.00 bad."""
    found = headline(comparing.compared(None, 2, 5), OCTOBER)
    assert [found["npl_ratio"][side] for side in ("before", "after")] == [0.1, pytest.approx(80 / 1180)]
    for name, before, after in (
        ("gross_amount", "1000.00", "1180.00"),
        ("npl_amount", "100.00", "80.00"),
        ("overdue_balance", "100.00", "80.00"),
        ("over_90_amount", "100.00", "80.00"),
        ("largest_customer_amount", "100.00", "300.00"),
    ):
        assert (found[name]["before"], found[name]["after"]) == (Decimal(before), Decimal(after)), name
        assert found[name]["moved"] == Decimal(after) - Decimal(before)
    assert found["loan_count"]["moved"] == 0


@pytest.mark.parametrize("numbers", [(1, 2), (1, 5), (2, 5), (3, 5)])
def test_the_loans_add_up_to_the_difference_to_the_cent(numbers: tuple[int, int]) -> None:
    both = comparing.compared(None, *numbers)
    for day, basis in product(comparing.days(both), (*BASES, *standards.others())):
        for name, row in headline(both, day, basis).items():
            if row["moved"] is not None and name in comparing.SUMS:
                assert row["not_explained"] == 0, f"{name} of {day}, {basis}"


def test_the_ratio_is_compared_under_every_basis() -> None:
    """Loan 3 is 91 days late in both: bad by days alone, and to PAR-30 and the FDIC as well."""
    found = {
        row["basis"]: row
        for row in records(comparing.part(comparing.compared(None, 2, 5), "bases", OCTOBER, None))
    }
    assert set(found) == {*BASES, *standards.others()}
    for basis in ("reported", "dpd", "effective", "fdic", "par"):
        assert found[basis]["npl_amount_moved"] == Decimal(-20), basis
        assert found[basis]["ratio_after"] == pytest.approx(80 / 1180)


def test_each_loan_is_counted_once_under_its_cause() -> None:
    both = comparing.compared(None, 2, 5)
    found = records(comparing.part(both, "causes", OCTOBER, None))
    seen = [(row["cause"], row["balance_change"], row["npl_amount_change"]) for row in found]
    assert seen == [
        ("month_new", Decimal(300), Decimal(0)),
        ("month_removed", Decimal(-100), Decimal(0)),
        ("month_corrected", Decimal(-20), Decimal(-20)),
    ]


def test_rows_are_counted_as_new_corrected_and_removed() -> None:
    both = comparing.compared(None, 2, 5)
    found = {row["table_name"]: row for row in records(comparing.part(both, "tables", OCTOBER, None))}
    counts = ("new_count", "corrected_count", "removed_count")
    assert [found["loan_month"][name] for name in counts] == [1, 2, 1], "loan 5 of September is the second"
    assert found["loan_month"]["columns_changed"] == "balance (2), risk_class_reported (1)"
    assert [found["loan"][name] for name in counts] == [1, 0, 0]
    assert found["loan_month"]["balance_change"] == Decimal(180)
    assert found["loan"]["balance_change"] == Decimal(300)
    assert "branch" not in found, "what is the same is not listed"


def test_a_corrected_row_shows_what_it_said_before() -> None:
    both = comparing.compared(None, 2, 5)
    found = [row for row in records(comparing.part(both, "rows", OCTOBER, None)) if row["loan_id"] == "L03"]
    said = {row["changed_column"]: (row["said_before"], row["said_after"]) for row in found}
    assert said == {"balance": ("100.00", "80.00"), "risk_class_reported": ("3", "4")}
    assert {row["npl_amount_change"] for row in found} == {Decimal(-20)}


def test_a_month_loaded_again_with_equal_rows_is_no_difference() -> None:
    both = comparing.compared(None, 3, 4)
    assert both.differing == ()
    assert records(comparing.part(both, "causes", SEPTEMBER, None)) == []
    assert all(row["moved"] in (0, None) for row in headline(both, SEPTEMBER).values())


def test_names_of_persons_are_masked_unless_the_role_may_see_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def text(role: str) -> str:
        monkeypatch.setenv("OVERSIGHT_ROLE", role)
        both = comparing.compared(None, 1, 5)
        parts = [
            comparing.part(both, "loans", OCTOBER, None),
            comparing.part(both, "rows", OCTOBER, None, "customer"),
        ]
        return str([part.rows for part in parts])

    assert "王某某" in text("auditor")
    assert "某" not in text("viewer")


def test_publications_are_taken_in_their_order_and_only_two_of_one_source() -> None:
    both = comparing.compared(None, 5, 2)
    assert (both.earlier.publication, both.later.publication) == (2, 5)
    assert comparing.compared(None, None, None).earlier.publication == 4
    with pytest.raises(Problem):
        comparing.compared(None, 2, 2)
    with pytest.raises(Problem):
        comparing.chosen_day(both, dt.date(2026, 1, 31))
    with pytest.raises(Problem):
        comparing.part(both, "rows", OCTOBER, None, "branch")


@pytest.mark.parametrize(
    "statement",
    [
        "select * from before.loan_month", "select * from after.main.publication", "delete from touched",
        "select * from ducklake_table_changes('after', 'main', 'loan', 1, 2)", "from '/etc/passwd'",
        "attach 'x.db' as x", "select * from __ducklake_metadata_after.ducklake_data_file",
    ],
)  # fmt: skip
def test_two_publications_stand_behind_the_same_fence(statement: str) -> None:
    both = comparing.compared(None, 2, 5)
    with pytest.raises(Problem):
        ask(both.opened, statement, {})
    with pytest.raises(duckdb.Error):
        both.opened.con.cursor().execute("delete from after.publication")


def test_compaction_in_between_changes_no_difference(loads: Path) -> None:
    def tables() -> list[dict[str, Any]]:
        arguments = ("compare", "2", "5", "--part", "tables", "--format", "json")
        return list(json.loads(oversight(*arguments, warehouse=loads).stdout))

    before = tables()
    oversight("compact", warehouse=loads)
    assert tables() == before


def test_the_command_line_writes_every_part(loads: Path) -> None:
    parts = {"headline": "1180.00", "causes": "300.00", "tables": "180.00", "loans": "L11", "rows": "L10"}
    for form, (part, held) in zip(("csv", "json", "table", "csv", "json"), parts.items(), strict=True):
        text = oversight("compare", "2", "5", "--part", part, "--format", form, warehouse=loads).stdout
        assert held in text, f"{part} {form}"
    assert "over the whole book" in oversight("compare", "2", "5", warehouse=loads).stderr
    said = oversight("compare", "2", "9", warehouse=loads, expect=2).stderr
    assert "9" in said


def test_a_column_that_came_later_differs_only_where_it_holds_something() -> None:
    """Before the column `overdue_cause` there were two equal loans; then one of them got a cause."""
    con = duckdb.connect()
    con.execute("attach ':memory:' as before; attach ':memory:' as after")
    table = contract.tables()["loan_month"]
    columns = ", ".join(f"{column.name} {column.type}" for column in table.columns)
    for side, cause in (("before", "null"), ("after", "case loan_id when 'a' then 'technical' end")):
        con.execute(f"create table {side}.loan_month (feed varchar, {columns})")
        con.execute(
            f"insert into {side}.loan_month by name select 'x' as feed, date '{OCTOBER}' as as_of_date,"
            f" loan_id, 10 as balance, {cause} as overdue_cause from (values ('a'), ('b')) as v(loan_id)"
        )
    con.execute("alter table before.loan_month drop column overdue_cause")
    publication = replace(find(None, 1), feed="x")
    difference.set_side_by_side(con, table, [OCTOBER], publication, publication, are_next=True)
    difference.name_changes(con, table)
    assert con.execute("select change, loan_id, cells from changed_loan_month").fetchall() == [
        ("corrected", "a", [{"name": "overdue_cause", "before": None, "after": "technical"}])
    ]
