"""From the verdict on each rule to the decision on the load. Nothing here reads data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from data_checks.report import FailingRow, Outcome, RuleResult, Stake, Verdict
from data_checks.rules import Rule


def idle_rules(rules: tuple[Rule, ...], supplied: frozenset[str], *, historical: bool) -> dict[str, Verdict]:
    """Name the rules that have nothing to judge: their input is not supplied, or history cannot be late."""
    idle = {}
    for rule in rules:
        if not rule.can_run(supplied):
            idle[rule.name] = Verdict("not_supplied")
        elif historical and rule.dimension == "timeliness":
            idle[rule.name] = Verdict("history")
    return idle


def rule_results(
    rules: tuple[Rule, ...],
    verdicts: Mapping[str, Verdict],
    row_counts: Mapping[str, int],
    failing: tuple[FailingRow, ...],
    stakes: Mapping[str, Stake],
) -> tuple[RuleResult, ...]:
    """Set each verdict beside the rows it was reached on; a verdict that the rows contradict is an error."""
    counts = Counter((row.rule, row.is_waived) for row in failing)
    results = []
    for rule in rules:
        failed, waived = counts[rule.name, False], counts[rule.name, True]
        verdict = verdicts.get(rule.name, Verdict("error", "no verdict"))
        if verdict.status in ("passed", "failed") and (verdict.status == "failed") != bool(failed):
            verdict = Verdict("error", f"{verdict.status}, yet {failed} rows fail")
        elif verdict.status == "passed" and waived:
            verdict = Verdict("waived")
        checked = 0 if verdict.status in ("not_supplied", "history") else row_counts.get(rule.table, 0)
        results.append(
            RuleResult(
                rule=rule.name,
                table=rule.table,
                severity=rule.severity,
                dimension=rule.dimension,
                owner=rule.owner,
                status=verdict.status,
                rows_checked=checked,
                failed_count=failed,
                waived_count=waived,
                stake=stakes.get(rule.name, Stake()),
                detail=verdict.detail,
            )
        )
    return tuple(results)


def withheld_tables(
    rules: tuple[Rule, ...], results: tuple[RuleResult, ...], required: frozenset[str]
) -> frozenset[str]:
    """Name the optional tables to keep back: those with a critical failure, and those that refer to them."""
    withheld = {r.table for r in results if _is_critical_failure(r) and r.table not in required}
    references = {
        (rule.table, need.split(".")[1])
        for rule in rules
        for need in rule.needs
        if rule.severity == "critical" and rule.table not in required and need.startswith("book.")
    }
    while more := {table for table, referred in references if referred in withheld} - withheld:
        withheld |= more
    return frozenset(withheld)


def outcome_of(
    results: tuple[RuleResult, ...], withheld: frozenset[str], required: frozenset[str]
) -> Outcome:
    """Decide: a rule that could not run or a critical failure in a required table blocks the load."""
    if any(r.status == "error" or (_is_critical_failure(r) and r.table in required) for r in results):
        return "blocked"
    has_warnings = any(r.status == "failed" and r.severity == "warning" for r in results)
    return "warnings" if has_warnings or withheld else "passed"


def _is_critical_failure(result: RuleResult) -> bool:
    return result.status == "failed" and result.severity == "critical"
