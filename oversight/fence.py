"""What a reader's connection may run: one SELECT over tables that it knows, and nothing else.

A read-only attachment alone is no fence: the SQLite scanner can open any SQLite file, re-attach the catalog
for writing, and COPY can overwrite a data file. So statements are let through by what they are, not kept out
by name.
"""

from __future__ import annotations

import json
from typing import Any

import duckdb

from oversight.problems import Message, Problem

TABLE_FUNCTIONS = frozenset({"range", "generate_series", "unnest"})


def tables_read(
    con: duckdb.DuckDBPyConnection, sql: str, schemas: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Name the tables that one SELECT reads, its own CTEs left out by their scope.

    `schemas` names those that may qualify a table (`book` and `history` for marts); readers allow none.

    Raises Problem when the statement is not one SELECT, names a table by catalog or schema,
    or calls a table function that is not allowed.
    """
    found = _tables(tree(con, sql)["statements"][0]["node"], frozenset())
    qualified = {name for name in found if "." in name and name.split(".")[0] not in schemas}
    if qualified:
        raise Problem("problem.unknown_table", tables=", ".join(sorted(qualified)))
    return frozenset(found)


def tree(con: duckdb.DuckDBPyConnection, sql: str) -> dict[str, Any]:
    """Return the syntax tree of one SELECT. Raises Problem when it is anything else."""
    text = str(con.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchall()[0][0])
    found: dict[str, Any] = json.loads(text)
    if found["error"] or len(found["statements"]) != 1:
        several = Message("problem.several_statements")
        raise Problem("problem.not_a_select", detail=found.get("error_message", several))
    return found


def _tables(node: Any, ctes: frozenset[str]) -> set[str]:
    if isinstance(node, list):
        return set().union(*(_tables(item, ctes) for item in node))
    if not isinstance(node, dict):
        return set()
    found: set[str] = set()
    if "cte_map" in node:
        found, ctes = _ctes(node["cte_map"]["map"], ctes)
    if node.get("type") == "BASE_TABLE":
        found |= _base_table(node) - ctes
    if node.get("type") == "SHOW_REF":
        raise Problem("problem.not_a_select", detail=node["type"])
    if node.get("type") == "TABLE_FUNCTION" and node["function"]["function_name"] not in TABLE_FUNCTIONS:
        raise Problem("problem.table_function", name=node["function"]["function_name"])
    return found.union(*(_tables(value, ctes) for key, value in node.items() if key != "cte_map"))


def _ctes(entries: list[dict[str, Any]], ctes: frozenset[str]) -> tuple[set[str], frozenset[str]]:
    """Walk the CTEs in order: each sees those before it, and itself only when it is recursive."""
    found: set[str] = set()
    for entry in entries:
        name = entry["key"].lower()
        is_recursive = entry["value"]["query"]["node"]["type"] == "RECURSIVE_CTE_NODE"
        found |= _tables(entry["value"], ctes | {name} if is_recursive else ctes)
        ctes = ctes | {name}
    return found, ctes


def _base_table(node: dict[str, Any]) -> set[str]:
    """Name a table with whatever qualifies it; a table at another snapshot counts as another table."""
    parts = (node["catalog_name"], node["schema_name"], str(node["table_name"]).lower())
    name = ".".join(part for part in parts if part)
    return {f"at.{name}" if node["at_clause"] else name}
