"""The contract as data, read from `queries/schema.sql`: tables, keys, columns and their comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from oversight.settings import REPOSITORY

SCHEMA = REPOSITORY / "queries" / "schema.sql"
Kind = Literal["dated", "monthly", "event"]

_TABLE = re.compile(
    r"^-- key: (?P<key>[\w, ]+); kind: (?P<kind>dated|monthly|event)(?: (?P<period>\w+))?\n"
    r"create table (?P<name>\w+) \(\n(?P<columns>.+?)\n\);$",
    re.MULTILINE | re.DOTALL,
)
_COLUMN = re.compile(r"^    (?P<name>\w+) (?P<type>[^\n]+?),?$", re.MULTILINE)
_COMMENT = re.compile(
    r"^comment on \w+ (?P<subject>[\w.]+) is\s'(?P<en>(?:[^'|]|'')+) \| (?P<zh>(?:[^'|]|'')+)';$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Comment:
    """What a table or column means, in both languages."""

    en: str
    zh: str


@dataclass(frozen=True)
class Column:
    """One column of the contract; `type` is written as DuckDB writes it, in lower case."""

    name: str
    type: str
    comment: Comment


@dataclass(frozen=True)
class Table:
    """One table of the contract; `period` is the month's column of a monthly table, else None."""

    name: str
    key: tuple[str, ...]
    kind: Kind
    period: str | None
    columns: tuple[Column, ...]
    comment: Comment

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in the order of the table."""
        return tuple(column.name for column in self.columns)


@cache
def ddl() -> str:
    """Return the statements that create every table of the contract, with comments."""
    return SCHEMA.read_text(encoding="utf-8")


@cache
def tables() -> dict[str, Table]:
    """Return the tables of the contract by name, in the order of the file."""
    comments = {
        found["subject"]: Comment(_unquoted(found["en"]), _unquoted(found["zh"]))
        for found in _COMMENT.finditer(ddl())
    }
    return {found["name"]: _table(found, comments) for found in _TABLE.finditer(ddl())}


def _table(found: re.Match[str], comments: dict[str, Comment]) -> Table:
    name = found["name"]
    return Table(
        name=name,
        key=tuple(found["key"].split(", ")),
        kind=cast(Kind, found["kind"]),
        period=found["period"],
        columns=tuple(
            Column(column["name"], column["type"].replace(" ", ""), comments[f"{name}.{column['name']}"])
            for column in _COLUMN.finditer(found["columns"])
        ),
        comment=comments[name],
    )


def _unquoted(text: str) -> str:
    return text.replace("''", "'")
