"""A feed as its folder describes it: `source.toml` and one SELECT a contract table, never Python."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oversight import contract
from oversight.problems import Message, Problem, raise_all
from oversight.settings import REPOSITORY

SOURCES = REPOSITORY / "sources"
FORMATS = ("csv", "parquet", "xlsx")
REQUIRED = {"title": dict, "base_currency": str, "historical": bool, "panel": bool, "files": dict}
OPTIONAL = {"description", "history_ends", "periodicity", "not_supplied", "codes"}

Bilingual = dict[str, str]


@dataclass(frozen=True)
class File:
    """A file that the SELECTs read: how it is written, which columns it has, what names one of its rows."""

    name: str
    format: str
    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rows_to: str | None
    optional: bool


@dataclass(frozen=True)
class Source:
    """A feed: one bank, one base currency; `selects` maps contract tables to their SQL files."""

    name: str
    folder: Path
    title: Bilingual
    base_currency: str
    historical: bool
    history_ends: dt.date | None
    panel: bool
    not_supplied: dict[str, Bilingual]
    codes: dict[str, dict[str, Bilingual]]
    files: tuple[File, ...]
    selects: dict[str, Path]
    refused: Path | None


def names() -> list[str]:
    """Name the feeds that come with the project."""
    return sorted(path.parent.name for path in SOURCES.glob("*/source.toml"))


def read(name_or_path: str) -> Source:
    """Read a feed by its name under `sources/` or by the path of a folder of your own.

    Raises Problem with everything that is wrong in `source.toml` at once.
    """
    folder = _folder(name_or_path)
    raw = _toml(folder / "source.toml")
    selects = {path.stem: path for path in sorted(folder.glob("*.sql"))}
    refused = selects.pop("refused", None)
    raise_all(_faults(folder, raw, selects))
    return Source(
        name=folder.name,
        folder=folder,
        title=raw["title"],
        base_currency=raw["base_currency"],
        historical=raw["historical"],
        history_ends=raw.get("history_ends"),
        panel=raw["panel"],
        not_supplied=raw.get("not_supplied", {}),
        codes={column: dict(codes) for column, codes in raw.get("codes", {}).items()},
        files=tuple(_file(name, entry) for name, entry in raw["files"].items()),
        selects=selects,
        refused=refused,
    )


def file_names(text: str) -> tuple[str, ...]:
    """Name the files of a feed by the text of its `source.toml`."""
    return tuple(tomllib.loads(text).get("files", {}))


def _folder(name_or_path: str) -> Path:
    for folder in (SOURCES / name_or_path, Path(name_or_path)):
        if (folder / "source.toml").is_file():
            folder = folder.resolve()
            if not re.fullmatch(r"[a-z][a-z0-9_]*", folder.name):
                raise Problem("problem.source_name", name=folder.name)
            return folder
    raise Problem("problem.unknown_source", source=name_or_path, known=", ".join(names()))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem("problem.source_toml", file=path, detail=error) from error


def _faults(folder: Path, raw: dict[str, Any], selects: dict[str, Path]) -> Iterator[Message]:
    where = f"{folder.name}/source.toml"
    for key, kind in REQUIRED.items():
        if not isinstance(raw.get(key), kind):
            yield Message("problem.source_key", {"file": where, "key": key, "expected": kind.__name__})
    for key in raw.keys() - REQUIRED.keys() - OPTIONAL:
        known = ", ".join([*REQUIRED, *sorted(OPTIONAL)])
        yield Message("problem.source_unknown_key", {"file": where, "key": key, "known": known})
    if raw.get("historical") and not isinstance(raw.get("history_ends"), dt.date):
        yield Message("problem.source_key", {"file": where, "key": "history_ends", "expected": "date"})
    files = raw.get("files")
    for name, entry in files.items() if isinstance(files, dict) else ():
        yield from _file_faults(where, name, entry)
    bilingual = {f"title.{folder.name}": raw.get("title"), **raw.get("not_supplied", {})}
    for column, codes in raw.get("codes", {}).items():
        bilingual |= {f"codes.{column}.{code}": label for code, label in codes.items()}
    for key, label in bilingual.items():
        if not (isinstance(label, dict) and label.get("en") and label.get("zh")):
            yield Message("problem.source_key", {"file": where, "key": key, "expected": "{ en, zh }"})
    for table in selects.keys() - contract.tables().keys():
        yield Message("problem.source_table", {"file": f"{folder.name}/{table}.sql", "table": table})
    for table in {"customer", "loan"} - selects.keys():
        yield Message("problem.source_select_missing", {"source": folder.name, "table": table})


def _file_faults(where: str, name: str, entry: dict[str, Any]) -> Iterator[Message]:
    if entry.get("format") not in FORMATS:
        expected = " | ".join(FORMATS)
        yield Message(
            "problem.source_key", {"file": where, "key": f"files.{name}.format", "expected": expected}
        )
    if not entry.get("columns"):
        yield Message(
            "problem.source_key", {"file": where, "key": f"files.{name}.columns", "expected": "list"}
        )


def _file(name: str, entry: dict[str, Any]) -> File:
    return File(
        name=name,
        format=entry["format"],
        encoding=entry.get("encoding", "utf-8"),
        delimiter=entry.get("delimiter", ","),
        columns=tuple(entry["columns"]),
        key=tuple(entry.get("key", ())),
        rows_to=entry.get("rows_to"),
        optional=entry.get("optional", False),
    )
