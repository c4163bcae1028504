"""The rules of the gate: one SELECT of failing rows a file, with what the program must know in its header.

Reading the rules needs neither DuckDB nor Great Expectations, so pages can show what each rule means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

Severity = Literal["critical", "warning", "finding", "info"]
Dimension = Literal["completeness", "uniqueness", "validity", "accuracy", "consistency", "timeliness"]
Owner = Literal[
    "credit_data",
    "customer_data",
    "collateral_management",
    "risk_classification",
    "limit_management",
    "post_loan",
    "asset_preservation",
    "finance",
    "regulatory_reporting",
    "data_supply",
    "organisation",
    "rural_finance",
    "consumer_protection",
    "committee_office",
]

RULES = Path(__file__).parent / "rules"
FIELDS = frozenset(
    {
        "severity",
        "dimension",
        "owner",
        "table",
        "key",
        "needs",
        "title en",
        "title zh",
        "reason en",
        "reason zh",
    }
)
OPTIONAL_FIELDS = frozenset({"parameters", "tolerances", "uses"})


@dataclass(frozen=True)
class Rule:
    """One thing that must hold, and how to find the rows where it does not.

    `needs` are the tables and columns without which it cannot be judged, `a|b` either of two;
    `uses` are tables that it also reads where a feed supplies them; `owner` is the role that puts it right.
    """

    name: str
    table: str
    severity: Severity
    dimension: Dimension
    owner: Owner
    key: tuple[str, ...]
    needs: tuple[str, ...]
    uses: tuple[str, ...]
    parameters: tuple[str, ...]
    tolerances: tuple[str, ...]
    title: dict[str, str]
    reason: dict[str, str]
    sql: str

    def can_run(self, supplied: frozenset[str]) -> bool:
        """Tell whether the feed supplies every table and column that the rule needs."""
        return all(any(_is_supplied(one, supplied) for one in need.split("|")) for need in self.needs)


class MalformedRuleError(ValueError):
    """A rule file whose header cannot be believed."""


def load_rules(folder: Path = RULES) -> tuple[Rule, ...]:
    """Read every rule of the folder, in the order of their names."""
    return tuple(read_rule(path) for path in sorted(folder.glob("*.sql")))


def suites(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Group the rules into suites: one a contract table."""
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        found[rule.table] = (*found.get(rule.table, ()), rule)
    return found


def read_rule(path: Path) -> Rule:
    """Read one rule file."""
    sql = path.read_text(encoding="utf-8")
    header = _header(sql)
    _check_header(path.name, header)
    return Rule(
        name=path.stem,
        table=header["table"],
        severity=cast(Severity, header["severity"]),
        dimension=cast(Dimension, header["dimension"]),
        owner=cast(Owner, header["owner"]),
        key=_list(header["key"]),
        needs=_list(header["needs"]),
        uses=_list(header.get("uses", "")),
        parameters=tuple(item.split()[0] for item in _list(header.get("parameters", ""))),
        tolerances=_list(header.get("tolerances", "")),
        title={language: header[f"title {language}"] for language in ("en", "zh")},
        reason={language: header[f"reason {language}"] for language in ("en", "zh")},
        sql=sql,
    )


def _header(sql: str) -> dict[str, str]:
    """Read the comment lines at the top; a line indented by more than one space continues the one before."""
    fields: dict[str, str] = {}
    name = ""
    for line in sql.splitlines():
        if opened := re.fullmatch(r"-- ([a-z][a-z ]*): *(.*)", line):
            name = opened[1]
            fields[name] = opened[2].strip()
        elif name and (continued := re.fullmatch(r"--  +(.*)", line)):
            glue = "" if name.endswith("zh") else " "
            fields[name] += glue + continued[1].strip()
        else:
            break
    return fields


def _check_header(file: str, header: dict[str, str]) -> None:
    if missing := FIELDS - {name for name, value in header.items() if value}:
        raise MalformedRuleError(f"{file}: header lacks {', '.join(sorted(missing))}")
    if unknown := set(header) - FIELDS - OPTIONAL_FIELDS:
        raise MalformedRuleError(f"{file}: header has unknown {', '.join(sorted(unknown))}")
    for name, codes in (("severity", Severity), ("dimension", Dimension), ("owner", Owner)):
        allowed = get_args(codes)
        if header[name] not in allowed:
            raise MalformedRuleError(f"{file}: {name} is {header[name]!r}, not one of {', '.join(allowed)}")


def _list(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(",") if item.strip())


def _is_supplied(need: str, supplied: frozenset[str]) -> bool:
    """Judge a column by the columns named in `supplied`; a table named alone supplies all of its own."""
    if need in supplied:
        return True
    table, _, column = need.removeprefix("book.").partition(".")
    has_columns = any(name.startswith(f"{table}.") for name in supplied)
    return table in supplied and not (column and has_columns)
