"""What was planted in the sample bank, and where it must show: table `truth` and the file `truth.json`."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SENTENCES = Path(__file__).with_name("facts.toml")


def open_table(con: DuckDBPyConnection) -> None:
    """Make the empty table that facts and faults tell their consequences to."""
    con.execute(
        "create table truth (fact varchar, kind varchar, rule varchar, key json,"
        " query varchar, parameters json, value json)"
    )


def write(con: DuckDBPyConnection, path: Path, **arguments: Any) -> None:
    """Write every planted fact with its kind, its sentence, and all that must show it.

    A consequence names a rule of the gate and the key of one failing row, or a query with its parameters
    and the columns of one row that it must return. The counts say how many rows each rule must find.
    """
    sentences = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    facts: dict[str, dict[str, Any]] = {}
    for fact, kind, *shown in con.execute(
        "select distinct * from truth order by fact, rule, key, query, parameters, value"
    ).fetchall():
        entry = facts.setdefault(fact, {"fact": fact, "kind": kind, "says": sentences[fact], "shown_by": []})
        entry["shown_by"].append(_consequence(*shown))
    planted = {
        "arguments": {name: str(value) for name, value in arguments.items()},
        "counts": _counts(facts.values()),
        "facts": list(facts.values()),
    }
    path.write_text(json.dumps(planted, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _counts(facts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    found = {
        (shown["rule"], json.dumps(shown["key"], sort_keys=True))
        for fact in facts
        for shown in fact["shown_by"]
        if "rule" in shown
    }
    return {"failing_rows": len(found), "by_rule": dict(sorted(Counter(rule for rule, _ in found).items()))}


def _consequence(
    rule: str | None, key: str | None, query: str | None, parameters: str | None, value: str | None
) -> dict[str, Any]:
    if rule is not None:
        return {"rule": rule, "key": json.loads(key or "{}")}
    return {"query": query, "parameters": json.loads(parameters or "{}"), "value": json.loads(value or "{}")}
