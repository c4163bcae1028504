"""Which columns of which tables a SELECT reads, from its syntax tree: scope by scope, aliases resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from oversight import fence

Known = Mapping[str, Sequence[str]]
Scopes = tuple[Mapping[str, str], ...]


@dataclass
class _Reading:
    known: Known
    found: dict[str, set[str]] = field(default_factory=dict)

    def note(self, table: str, column: str) -> bool:
        """Note a column of a table, if it has it."""
        if column not in self.known.get(table, ()):
            return False
        self.found.setdefault(table, set()).add(column)
        return True


def columns_read(con: duckdb.DuckDBPyConnection, sql: str, known: Known) -> dict[str, tuple[str, ...]]:
    """Return, for each of the known tables that a SELECT reads, the columns it uses in the table's order.

    A star counts as every column. A table of which nothing is used but its rows is there without columns.
    """
    reading = _Reading(known)
    _walk(fence.tree(con, sql)["statements"][0]["node"], (), frozenset(), reading)
    return {
        table: tuple(column for column in known[table] if column in reading.found[table])
        for table in sorted(reading.found)
    }


def constants(con: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    """Return the texts that a SELECT holds as constants, such as the names of files."""
    found: list[str] = []
    _constants(fence.tree(con, sql)["statements"], found)
    return found


def _walk(node: Any, scopes: Scopes, ctes: frozenset[str], reading: _Reading) -> None:
    if isinstance(node, list):
        for item in node:
            _walk(item, scopes, ctes, reading)
        return
    if not isinstance(node, dict):
        return
    for entry in node.get("cte_map", {}).get("map", []):
        _walk(entry["value"], scopes, ctes, reading)
        ctes = ctes | {entry["key"].lower()}
    if "from_table" in node:
        tables = _from(node["from_table"], ctes, reading)
        scopes = (tables, *scopes)
    if node.get("class") == "COLUMN_REF":
        _column([str(part).lower() for part in node["column_names"]], scopes, reading)
    elif node.get("class") == "STAR":
        _star(str(node.get("relation_name") or "").lower(), scopes, reading)
    for name in node.get("using_columns") or []:
        _column([str(name).lower()], scopes, reading)
    for key, value in node.items():
        if key != "cte_map":
            _walk(value, scopes, ctes, reading)


def _from(node: Any, ctes: frozenset[str], reading: _Reading) -> dict[str, str]:
    """Return the tables of one FROM by the names it gives them; what is no known table maps to nothing."""
    if not isinstance(node, dict):
        return {}
    if node.get("type") == "BASE_TABLE":
        table = str(node["table_name"]).lower()
        name = str(node.get("alias") or table).lower()
        is_known = table in reading.known and not (table in ctes and not node["schema_name"])
        if is_known:
            reading.found.setdefault(table, set())
        return {name: table if is_known else ""}
    if node.get("type") == "SUBQUERY":
        return {str(node.get("alias") or "").lower(): ""}
    return {**_from(node.get("left"), ctes, reading), **_from(node.get("right"), ctes, reading)}


def _column(parts: list[str], scopes: Scopes, reading: _Reading) -> None:
    """Note a column where it is found first, from the innermost scope outwards."""
    for scope in scopes:
        if len(parts) > 1 and parts[-2] in scope:
            reading.note(scope[parts[-2]], parts[-1])
            return
        if len(parts) > 1 and parts[0] in scope:
            reading.note(scope[parts[0]], parts[1])
            return
        noted = [reading.note(table, parts[0]) for table in scope.values()]
        if any(noted):
            return


def _star(of: str, scopes: Scopes, reading: _Reading) -> None:
    for name, table in scopes[0].items() if scopes else ():
        if of in ("", name):
            for column in reading.known.get(table, ()):
                reading.note(table, column)


def _constants(node: Any, found: list[str]) -> None:
    if isinstance(node, list):
        for item in node:
            _constants(item, found)
    elif isinstance(node, dict):
        if node.get("class") == "CONSTANT" and isinstance(node.get("value", {}).get("value"), str):
            found.append(node["value"]["value"])
        for value in node.values():
            _constants(value, found)
