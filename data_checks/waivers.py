"""Known and accepted exceptions: one row, one rule, an owner, another who approved, and an end."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from data_checks.rules import Rule
from oversight.problems import Message, Problem, raise_all
from oversight.settings import WAIVERS

if TYPE_CHECKING:
    import duckdb

LONGEST = dt.timedelta(days=90)
TEXTS = ("source", "rule", "owner", "approver")
DATES = ("approved_on", "until")
WaiverState = Literal["in_force", "unused", "expired", "not_yet"]


@dataclass(frozen=True)
class Waiver:
    """One accepted exception; `key` is the text that the failing row's key has."""

    source: str
    rule: str
    key: str
    reason: dict[str, str]
    owner: str
    approver: str
    approved_on: dt.date
    until: dt.date

    def holds(self, source: str, day: dt.date) -> bool:
        """Tell whether the waiver is for this source and in force on this day."""
        return self.source == source and self.approved_on <= day <= self.until

    def state(self, day: dt.date, waived: frozenset[tuple[str, str]]) -> WaiverState:
        """Tell what the waiver does on a day; `waived` are the rules and keys of the rows let through."""
        if day > self.until:
            return "expired"
        if day < self.approved_on:
            return "not_yet"
        return "in_force" if (self.rule, self.key) in waived else "unused"


def load_waivers(rules: Iterable[Rule], path: Path = WAIVERS) -> tuple[Waiver, ...]:
    """Read the waivers of the file.

    Raises Problem, with every fault found, when an entry does not say all that a waiver must, or the file
    cannot be read.
    """
    entries = _entries(path)
    keys = {rule.name: rule.key for rule in rules}
    raise_all(
        Message(fault.key, {**fault.params, "file": path})
        for entry in entries
        for fault in _faults(entry, keys)
    )
    return tuple(
        Waiver(**{**entry, "key": _key_text(entry["key"], keys[entry["rule"]])}) for entry in entries
    )


def write_waivers(con: duckdb.DuckDBPyConnection, waivers: Iterable[Waiver]) -> None:
    """Create table `waiver` in the scratch database with the waivers in force."""
    con.execute("create or replace table waiver (rule varchar, key varchar)")
    rows = [(waiver.rule, waiver.key) for waiver in waivers]
    if rows:
        con.executemany("insert into waiver values (?, ?)", rows)


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("waiver", [])
    except (OSError, ValueError) as error:
        raise Problem("problem.waiver_file", file=path, detail=error) from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Problem("problem.waiver_file", file=path, detail="[[waiver]] …")
    return entries


def _faults(entry: dict[str, Any], keys: dict[str, tuple[str, ...]]) -> list[Message]:
    rule = str(entry.get("rule", "?"))
    if wrong := _wrong_fields(entry):
        return [Message("problem.waiver_fields", {"rule": rule, "fields": ", ".join(wrong)})]
    if rule not in keys:
        return [Message("problem.waiver_rule", {"rule": rule})]
    found = []
    if set(entry["key"]) != set(keys[rule]):
        found.append(Message("problem.waiver_key", {"rule": rule, "columns": ", ".join(keys[rule])}))
    if entry["owner"].strip().casefold() == entry["approver"].strip().casefold():
        found.append(Message("problem.waiver_approver", {"rule": rule, "owner": entry["owner"]}))
    latest = entry["approved_on"] + LONGEST
    if not entry["approved_on"] <= entry["until"] <= latest:
        found.append(
            Message("problem.waiver_until", {"rule": rule, "until": entry["until"], "latest": latest})
        )
    return found


def _wrong_fields(entry: dict[str, Any]) -> list[str]:
    reason = entry.get("reason")
    is_right = {
        **{name: isinstance(entry.get(name), str) and bool(entry[name].strip()) for name in TEXTS},
        **{name: type(entry.get(name)) is dt.date for name in DATES},
        "key": isinstance(entry.get("key"), dict) and bool(entry["key"]),
        "reason": isinstance(reason, dict) and set(reason) == {"en", "zh"} and all(reason.values()),
    }
    unknown = sorted(set(entry) - set(is_right))
    return [name for name, right in is_right.items() if not right] + unknown


def _key_text(key: dict[str, Any], columns: tuple[str, ...]) -> str:
    """Write the key as DuckDB writes a failing row: the rule's columns in order, as JSON without spaces."""
    ordered = {column: key[column] for column in columns}
    return json.dumps(ordered, separators=(",", ":"), ensure_ascii=False, default=str)
