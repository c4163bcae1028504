"""Run each rule once and keep the key of every failing row in table `failing` of the scratch database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import duckdb

from data_checks.report import Verdict
from data_checks.rules import Rule

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class UnfitRuleError(ValueError):
    """A rule whose statement is not what its header says."""


def write_failing(
    con: DuckDBPyConnection,
    rules: Sequence[Rule],
    parameters: Mapping[str, Any],
    tell: Callable[[int, int], None] = lambda *_: None,
) -> dict[str, Verdict]:
    """Create table `failing`, and view `unwaived` of it; return the verdicts on rules that could not run.

    A rule is prepared before it runs: Great Expectations must never meet a statement that errors.
    """
    con.execute("create or replace table failing (rule varchar, key varchar, is_waived boolean)")
    con.execute("create or replace view unwaived as select rule from failing where not is_waived")
    errors: dict[str, Verdict] = {}
    for number, rule in enumerate(rules, 1):
        tell(number, len(rules))
        try:
            _prepare(con, rule, parameters)
            _keep_failing(con, rule, parameters)
        except (duckdb.Error, UnfitRuleError) as error:
            errors[rule.name] = Verdict("error", str(error))
    con.execute(
        "update failing set is_waived = true "
        "from waiver where failing.rule = waiver.rule and failing.key = waiver.key"
    )
    return errors


def _prepare(con: DuckDBPyConnection, rule: Rule, parameters: Mapping[str, Any]) -> None:
    statements = con.extract_statements(rule.sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise UnfitRuleError("a rule is one SELECT")
    named = statements[0].named_parameters
    if named != set(rule.parameters) or not named <= set(parameters):
        raise UnfitRuleError(f"declares parameters {sorted(rule.parameters)}, uses {sorted(named)}")
    described = con.execute(f"describe {rule.sql}", _bound(rule, parameters)).fetchall()
    columns = tuple(row[0] for row in described)
    if columns != rule.key:
        raise UnfitRuleError(f"declares key {list(rule.key)}, returns {list(columns)}")


def _keep_failing(con: DuckDBPyConnection, rule: Rule, parameters: Mapping[str, Any]) -> None:
    con.execute(
        "insert into failing select distinct $rule_name, to_json(failing_row)::varchar, false "  # noqa: S608 - a rule is a file of this package
        f"from ({rule.sql.strip().removesuffix(';')}) as failing_row",
        {**_bound(rule, parameters), "rule_name": rule.name},
    )


def _bound(rule: Rule, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: parameters[name] for name in rule.parameters}
