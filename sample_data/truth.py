"""What was planted in the sample bank, and where it must show: table `truth` and the file `truth.json`."""

from __future__ import annotations

import json
import tomllib
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
    and the columns of one row that it must return.
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
        "facts": list(facts.values()),
    }
    path.write_text(json.dumps(planted, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _consequence(
    rule: str | None, key: str | None, query: str | None, parameters: str | None, value: str | None
) -> dict[str, Any]:
    if rule is not None:
        return {"rule": rule, "key": json.loads(key or "{}")}
    return {"query": query, "parameters": json.loads(parameters or "{}"), "value": json.loads(value or "{}")}
