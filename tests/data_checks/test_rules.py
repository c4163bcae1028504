"""Every rule catches the fault it is for, alone and with the right key; a clean book passes them all."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, get_args

import duckdb
import pytest

from data_checks.rules import RULES, MalformedRuleError, Owner, Rule, load_rules, read_rule, suites
from data_checks.tolerances import load_tolerances
from oversight import contract
from oversight.reader import Reader
from oversight.settings import Language
from tests.data_checks.tiny import failing_keys

FILES = sorted(Path(__file__).parent.glob("faults*.toml"))
READ = [tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES]
CASES = {kind: [case for file in READ for case in file.get(kind, [])] for kind in ("fault", "allowed")}
GATE_TABLES = {"code", "tolerance", "freshness", "standard_class", "standard_parameter", "internal_grade"}
GATE_PARAMETERS = {"business_date", "months", "historical", "history_ends", "base_currency"}


def test_a_clean_book_passes_every_rule(con: duckdb.DuckDBPyConnection) -> None:
    assert failing_keys(con) == {}


@pytest.mark.parametrize("fault", CASES["fault"], ids=lambda f: f"{f['rule']}: {f['says']}")
def test_a_planted_fault_fails_exactly_its_rule(
    con: duckdb.DuckDBPyConnection, fault: dict[str, Any]
) -> None:
    con.execute(fault["plant"])
    found = failing_keys(con, fault.get("given"), _rules_touched_by(fault))
    columns = next(rule.key for rule in load_rules() if rule.name == fault["rule"])
    expected = [{column: _as_json(key.get(column)) for column in columns} for key in fault["fails"]]
    assert found == {fault["rule"]: expected}


@pytest.mark.parametrize(
    "rule",
    [
        "loan_month_branch_exists",
        "loan_month_customer_valid",
        "loan_month_days_agree",
        "loan_month_overdue_within_balance",
        "loan_month_overdue_amounts_agree",
        "loan_month_class_covers_days",
        "loan_month_no_loan_vanished",
        "loan_month_branches_present",
        "loan_month_total_near_last",
        "loan_month_no_column_went_silent",
        "loan_month_rate_exists",
    ],
)
def test_a_feed_without_statuses_is_judged_by_its_balances(con: duckdb.DuckDBPyConnection, rule: str) -> None:
    fault = next(fault for fault in CASES["fault"] if fault["rule"] == rule)
    rules = tuple(each for each in load_rules() if each.name == rule)
    con.execute("delete from loan_month where status <> 'active'")
    con.execute("update loan_month set status = null")
    con.execute(fault["plant"])
    found = failing_keys(con, fault.get("given"), rules)
    expected = [{column: _as_json(key[column]) for column in rules[0].key} for key in fault["fails"]]
    assert all(key in found[rule] for key in expected)


@pytest.mark.parametrize("allowed", CASES["allowed"], ids=lambda a: a["says"])
def test_what_only_looks_like_a_fault_passes(con: duckdb.DuckDBPyConnection, allowed: dict[str, Any]) -> None:
    con.execute(allowed["plant"])
    assert failing_keys(con, allowed.get("given"), _rules_touched_by(allowed)) == {}


def test_no_rule_can_be_dropped() -> None:
    """Each rule has a fault of its own; the test above holds that no other rule finds it."""
    assert {fault["rule"] for fault in CASES["fault"]} == {rule.name for rule in load_rules()}


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_a_header_tells_the_truth(rule: Rule) -> None:
    needed = {one for need in rule.needs for one in need.split("|")}
    tables = {_bare(name) for name in needed} | {_bare(name) for name in rule.uses}
    assert rule.name.startswith(f"{rule.table}_")
    assert tables <= contract.tables().keys()
    named = {need.removeprefix("book.") for need in needed}
    assert {name for name in named if "." in name} <= _columns()
    # A rule over a measurement of the gate or over parameters alone reads no table of the contract.
    assert _tables_read(rule.sql) - GATE_TABLES in (tables, set())
    assert set(rule.parameters) <= GATE_PARAMETERS
    assert set(rule.tolerances) == _tolerances_named(rule.sql)
    assert set(rule.tolerances) <= {tolerance.name for tolerance in load_tolerances()}
    assert all(re.search(r"[\u4e00-\u9fff]", text["zh"]) for text in (rule.title, rule.reason))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_owner_is_named_and_answers_for_some_rule(language: Language) -> None:
    reader = Reader(language, "CNY")
    named = {owner: reader.label("rule_owner", owner) for owner in get_args(Owner)}
    assert all(name != owner for owner, name in named.items())
    assert {rule.owner for rule in load_rules()} == named.keys()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_key_of_a_failing_row_has_a_heading(language: Language) -> None:
    reader = Reader(language, "CNY")
    assert all(reader.column(name) for rule in load_rules() for name in rule.key)


def test_each_contract_table_named_by_the_gate_has_a_suite() -> None:
    expected = {
        "bank_floor",
        "branch",
        "capital",
        "customer",
        "customer_group",
        "exchange_rate",
        "customer_external",
        "customer_financial",
        "customer_event",
        "bureau_inquiry",
        "account_activity",
        "loan",
        "loan_month",
        "collateral",
        "collateral_valuation",
        "collateral_pledge",
        "loan_flow",
        "facility",
        "exposure",
        "repayment_due",
        "class_decision",
        "allowance_movement",
        "collateral_disposal",
        "foreclosed_asset",
        "guarantee",
        "ledger",
        "limit_exception",
        "peer",
        "macro_indicator",
        "reported_figure",
        "feed_manifest",
        "restructuring",
        "manager",
        "manager_assignment",
        "training",
        "partner",
        "document",
        "inspection",
        "finding",
        "warning_signal",
        "watch_list",
        "fund_flow",
        "collection_action",
        "litigation",
        "limitation_event",
        "complaint",
        "survey",
        "reminder",
        "meeting",
        "decision",
        "action_item",
        "work_plan",
        "rural_support",
    }
    assert suites(load_rules()).keys() == expected


@pytest.mark.parametrize(
    ("line", "written", "says"),
    [
        ("-- severity: critical", "-- severity: grave", "severity is 'grave'"),
        ("-- severity: critical", "", "lacks"),
        ("-- severity: critical", "-- severity: critical\n-- phone: 1", "unknown phone"),
        ("-- owner: credit_data", "-- owner: me", "owner is 'me'"),
    ],
)
def test_a_header_that_cannot_be_believed_is_refused(
    tmp_path: Path, line: str, written: str, says: str
) -> None:
    sql = (RULES / "loan_key_unique.sql").read_text(encoding="utf-8")
    file = tmp_path / "loan_key_unique.sql"
    file.write_text(sql.replace(line, written), encoding="utf-8")
    with pytest.raises(MalformedRuleError, match=says):
        read_rule(file)


def _rules_touched_by(case: dict[str, Any]) -> tuple[Rule, ...]:
    """Return the rules that can answer otherwise than on the clean book: those that read a table it names.

    All of them where the case changes what the gate is told, or a table of the gate's own.
    """
    named = set(re.findall(r"\w+", case["plant"])) & (contract.tables().keys() | GATE_TABLES)
    if "given" in case or named & GATE_TABLES:
        return load_rules()
    return tuple(rule for rule in load_rules() if _reads(rule.sql) & (named | {"freshness"}))


@cache
def _reads(sql: str) -> frozenset[str]:
    return frozenset(_tables_read(sql))


def _as_json(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int) else str(value)


def _tolerances_named(sql: str) -> set[str]:
    alone = re.findall(r"tolerance\.name = '(\w+)'", sql)
    listed = re.findall(r"tolerance\.name in \(([^)]*)\)", sql)
    return {*alone, *(name for names in listed for name in re.findall(r"'(\w+)'", names))}


def _bare(name: str) -> str:
    return name.removeprefix("book.").split(".")[0]


def _columns() -> set[str]:
    return {
        f"{prefix}{table.name}.{column}"
        for table in contract.tables().values()
        for column in table.column_names
        for prefix in ("", "book.")
    }


def _tables_read(sql: str) -> set[str]:
    """Name the tables of the statement without schema, its CTEs left out."""
    rows = duckdb.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchall()
    tree = json.loads(rows[0][0])
    ctes: set[str] = set()
    tables: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for item in node:
                walk(item)
        if isinstance(node, dict):
            ctes.update(entry["key"] for entry in node.get("cte_map", {}).get("map", []))
            if node.get("type") == "BASE_TABLE":
                tables.add(node["table_name"])
            for value in node.values():
                walk(value)

    walk(tree)
    return tables - ctes
