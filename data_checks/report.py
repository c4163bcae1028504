"""What the gate found: the outcome, one result a rule, and every failing row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from data_checks.freshness import Freshness
from data_checks.rules import Dimension, Owner, Rule, Severity
from data_checks.waivers import Waiver, WaiverState

Status = Literal["passed", "failed", "waived", "error", "not_supplied", "history"]
Outcome = Literal["passed", "warnings", "blocked"]


@dataclass(frozen=True)
class Verdict:
    """What was found of one rule, before its rows are counted."""

    status: Status
    detail: str = ""


@dataclass(frozen=True)
class Stake:
    """The loans behind failing rows, each counted once, and what is owed on them; None is not known."""

    loan_count: int | None = None
    amount: Decimal | None = None


@dataclass(frozen=True)
class RuleResult:
    """How one rule ended; `detail` holds the message of a rule that could not run."""

    rule: str
    table: str
    severity: Severity
    dimension: Dimension
    owner: Owner
    status: Status
    rows_checked: int
    failed_count: int
    waived_count: int
    stake: Stake
    detail: str = ""


@dataclass(frozen=True)
class FailingRow:
    """A row that a rule refuses, named by its key as JSON, and what it is about; None is not known."""

    rule: str
    key: str
    is_waived: bool
    branch_id: str | None
    source_system: str | None
    customer_id: str | None
    loan_count: int | None
    amount_at_stake: Decimal | None


@dataclass(frozen=True)
class Score:
    """Row checks made, failed and waived in a part of the data: one rule on one row is a row check."""

    cut: str
    code: str
    check_count: int
    failed_count: int
    waived_count: int


@dataclass(frozen=True)
class Report:
    """The gate's judgement of one load; `withheld` tables are kept back while the rest is published."""

    outcome: Outcome
    results: tuple[RuleResult, ...]
    withheld: frozenset[str]
    failing: tuple[FailingRow, ...]
    freshness: tuple[Freshness, ...]
    scores: tuple[Score, ...]
    waivers: tuple[tuple[Waiver, WaiverState], ...]
    rules: tuple[Rule, ...]
    seconds: float


def report_to_json(report: Report) -> str:
    """Write the report for a person to read: what did not hold comes first, with every failing row."""
    rules = {rule.name: rule for rule in report.rules}
    failing: dict[str, list[FailingRow]] = {name: [] for name in rules}
    for row in report.failing:
        failing[row.rule].append(row)
    held = {"passed", "not_supplied", "history"}
    ranks = get_args(Severity)
    ordered = sorted(report.results, key=lambda r: (r.status in held, ranks.index(r.severity), r.rule))
    return json.dumps(
        {
            "outcome": report.outcome,
            "withheld": sorted(report.withheld),
            "seconds": round(report.seconds, 3),
            "rules": [_rule_as_dict(r, rules[r.rule], failing[r.rule]) for r in ordered],
            "scores": [vars(row) for row in report.scores],
            "waivers": [{**vars(waiver), "state": state} for waiver, state in report.waivers],
            "freshness": [vars(row) for row in report.freshness],
        },
        ensure_ascii=False,
        indent=2,
        default=str,
    )


def _rule_as_dict(result: RuleResult, rule: Rule, failing: list[FailingRow]) -> dict[str, Any]:
    return {
        **{name: value for name, value in vars(result).items() if name != "stake"},
        "loan_count": result.stake.loan_count,
        "amount_at_stake": result.stake.amount,
        "title": rule.title,
        "reason": rule.reason,
        "failing": [json.loads(row.key) for row in failing if not row.is_waived],
        "waived": [json.loads(row.key) for row in failing if row.is_waived],
        "subjects": [_subject(row) for row in failing],
    }


def _subject(row: FailingRow) -> dict[str, Any]:
    """Say of a row at fault what a person would ask next: where, whose, how much."""
    return {name: value for name, value in vars(row).items() if name != "rule"}
