"""What stands behind the failing rows: branch, system, customer, loans, money; and the score of the data.

Worked out over all failing rows at once, so that a million of them cost seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from data_checks.report import RuleResult, Stake
from data_checks.rules import Rule
from oversight import contract

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STATEMENTS = Path(__file__).parent / "at_stake"
# What a row may name, the nearest to its loans first.
NAMED = ("loan_id", "collateral_id", "customer_id", "inspection_id", "manager_id")
KEPT = ("source_system", "branch_id", *NAMED, "other_customer_id", "guarantor_id", "partner_id")
# Under what other names a key, or a row, names its customer.
IN_KEY = {"customer_id": ("customer_id", "guarantor_id")}
IN_ROW = {"customer_id": ("customer_id", "owner_id")}
# A month of a branch is about the branch's loans; a milestone or a posting of a branch is not.
OF_A_BRANCH = "loan_month"
FAULTS = ("critical", "warning")
JUDGED = ("passed", "failed", "waived")


def write_stakes(con: DuckDBPyConnection, rules: Iterable[Rule], base_currency: str) -> None:
    """Create tables `failing_subject`, `failing_loan`, `loan_at_stake` and `rule_at_stake`."""
    _create(con, "loan_at_stake", {"base_currency": base_currency})
    _create(con, "place")
    columns = ", ".join(f"{name} varchar" for name in KEPT)
    con.execute(
        "create or replace table failing_row"
        f" (rule varchar, key varchar, is_waived boolean, is_branch_month boolean, {columns})"
    )
    found = {row[0] for row in con.execute("select distinct rule from failing").fetchall()}
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for rule in rules:
        if rule.name in found:
            alike.setdefault((rule.table, rule.key), []).append(rule.name)
    for (table, key), names in alike.items():
        con.execute(f"insert into failing_row {_rows(table, key)}", {"rules": names})
    for name in ("failing_loan", "failing_subject", "rule_at_stake"):
        _create(con, name)


def stakes_of_rules(con: DuckDBPyConnection) -> dict[str, Stake]:
    """Return how many loans stand behind the failing rows of each rule, and what is owed on them."""
    return {rule: Stake(*found) for rule, *found in con.execute("from rule_at_stake").fetchall()}


def write_scores(con: DuckDBPyConnection, tables: Iterable[str], results: Iterable[RuleResult]) -> None:
    """Create table `score`: row checks made and failed, by dimension, table, branch and source system."""
    con.execute(
        "create or replace table row_place"
        " (table_name varchar, branch_id varchar, source_system varchar, row_count bigint)"
    )
    for table in sorted(tables):
        con.execute(f"insert into row_place {_places(table)}")
    con.execute("create or replace table judged_rule (rule varchar, table_name varchar, dimension varchar)")
    judged = [(r.rule, r.table, r.dimension) for r in results if r.severity in FAULTS and r.status in JUDGED]
    if judged:
        columns = [list(values) for values in zip(*judged, strict=True)]
        con.execute("insert into judged_rule select unnest(?), unnest(?), unnest(?)", columns)
    _create(con, "score")


def _create(con: DuckDBPyConnection, name: str, given: dict[str, str] | None = None) -> None:
    sql = (STATEMENTS / f"{name}.sql").read_text(encoding="utf-8")
    con.execute(f"create or replace table {name} as {sql}", given or {})


def _rows(table: str, key: tuple[str, ...]) -> str:
    """Write the SELECT of what failing rows name, in their key and in their table's row."""
    types = {column.name: column.type for column in contract.tables()[table].columns}
    told = {name: f"json_extract_string(failing.key, '$.{name}')" for name in key if name in types}
    same = " and ".join(
        f"row.{name} is not distinct from try_cast({value} as {types[name]})" for name, value in told.items()
    )
    values = ", ".join(f"{_named(name, key, set(types))} as {name}" for name in KEPT)
    is_branch_month = "branch_id" in key and table == OF_A_BRANCH
    return (
        f"select failing.rule, failing.key, failing.is_waived, {is_branch_month} as is_branch_month, {values}"  # noqa: S608 - names of the contract
        f" from failing left join main.{table} as row on {same or 'false'}"
        " where list_contains($rules, failing.rule) group by failing.rule, failing.key, failing.is_waived"
    )


def _named(name: str, key: tuple[str, ...], columns: set[str]) -> str:
    """Write what a failing row names: its key's own part, else what all of its rows in the table say."""
    for one in IN_KEY.get(name, (name,)):
        if one in key:
            return f"json_extract_string(failing.key, '$.{one}')"
    for one in IN_ROW.get(name, (name,)):
        if one in columns:
            return f"if(min(row.{one}) = max(row.{one}), min(row.{one}), null)"
    return "null"


def _places(table: str) -> str:
    """Write the SELECT that counts a table's rows by branch and source system."""
    columns = {*contract.tables()[table].column_names}
    own = "row.branch_id" if "branch_id" in columns else "null"
    branches, joins = [own], ""
    for name in NAMED:
        for one in [one for one in IN_ROW.get(name, (name,)) if one in columns][:1]:
            branches.append(f"by_{name}.branch_id")
            # Only a row that says no branch is looked up.
            joins += (
                f" left join place as by_{name} on by_{name}.column_name = '{name}'"
                f" and if({own} is null, row.{one}, null) = by_{name}.id"
            )
    branch = f"coalesce({', '.join(branches)}, 'unknown')"
    return (
        f"select '{table}', {branch}, coalesce(row.source_system, 'unknown'), count(*)"  # noqa: S608 - names of the contract
        f" from main.{table} as row{joins} group by all"
    )
