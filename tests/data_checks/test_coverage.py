"""Every column of the contract is read by a rule or listed with a reason, and no two rules say the same."""

from __future__ import annotations

import json
import re
from collections import defaultdict

import duckdb
import pytest

from data_checks.coverage import columns_read, unchecked
from data_checks.rules import Rule, load_rules
from oversight import contract


@pytest.fixture(scope="module")
def read() -> dict[str, frozenset[str]]:
    return columns_read(duckdb.connect(), load_rules())


def test_every_column_is_read_by_a_rule_or_listed_with_a_reason(read: dict[str, frozenset[str]]) -> None:
    every = {
        f"{table.name}.{column}" for table in contract.tables().values() for column in table.column_names
    }
    checked = frozenset().union(*read.values())
    listed = unchecked().keys()
    assert checked <= every
    assert listed - every == set(), "listed, but no column of the contract"
    assert listed & checked == set(), "listed as unchecked, but read by a rule"
    assert every - checked - listed == set(), "neither read by a rule nor listed"


def test_every_reason_is_given_in_both_languages() -> None:
    for column, reason in unchecked().items():
        assert reason.keys() == {"en", "zh"}, column
        assert re.search(r"[\u4e00-\u9fff]", reason["zh"]), column


def test_what_a_rule_reads_is_what_its_statement_uses(read: dict[str, frozenset[str]]) -> None:
    assert read["customer_group_periods_apart"] == {
        "customer_group.customer_id",
        "customer_group.group_id",
        "customer_group.valid_from",
        "customer_group.valid_to",
    }
    assert read["customer_fresh"] == {"customer.updated_at", "customer.received_at"}
    assert "loan.currency" in read["ledger_agrees_with_loans"]
    assert "loan_month.days_past_due" not in read["ledger_agrees_with_loans"]


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_a_rule_reads_the_columns_that_it_needs(rule: Rule, read: dict[str, frozenset[str]]) -> None:
    needed = [need.replace("book.", "").split("|") for need in rule.needs]
    for either in needed:
        columns = {name for name in either if "." in name}
        assert len(columns) < len(either) or columns & read[rule.name]


def test_no_two_rules_have_the_same_statement() -> None:
    """The same but for white space, comments, capitals and aliases."""
    alike: dict[str, list[str]] = defaultdict(list)
    for rule in load_rules():
        alike[_normal(rule.sql)].append(rule.name)
    assert [names for names in alike.values() if len(names) > 1] == []


def _normal(sql: str) -> str:
    tree = json.loads(duckdb.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchall()[0][0])
    return json.dumps(_without_places(tree), sort_keys=True).lower()


def _without_places(node: object) -> object:
    if isinstance(node, dict):
        kept = {name: value for name, value in node.items() if name not in ("query_location", "alias")}
        return {name: _without_places(value) for name, value in kept.items()}
    return [_without_places(item) for item in node] if isinstance(node, list) else node
