"""Who looked at, took away or drilled into what: one JSON line an event, each chained to the line before.

A line holds the SHA-256 of the one before it; `head.json` holds that of the last. So an edited or a removed
line breaks the chain for good, as each new line continues from the head and not from what it finds.
Seals of publications name the head of their time: a log that was taken away or begun anew is found as well.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import json
import os
import pwd
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from oversight.problems import Message
from oversight.settings import Settings
from oversight.statement import named_queries

Action = Literal["viewed", "drilled", "exported", "asked"]
ACTIONS: tuple[Action, ...] = ("viewed", "drilled", "exported", "asked")
# Choices that stand in an address; with the parameters of queries they are codes, dates, numbers or keys.
# Of anything else, such as a name that was searched for, the log says that it was given and not what it was.
CHOICES = re.compile(
    r"lang|source|publication|as_of|cell|rule|earlier|later|compared_on|compared|table|amount|part|format"
    r"|period|figure|view_\w+"
)
FREE_TEXT = frozenset({"search"})
GIVEN, LONGEST, TAIL = "…", 200, 8192
NO_HEAD = "the head is missing"


@dataclass(frozen=True)
class Event:
    """One use. `user` is empty where no sign-in says who it was; `via` is page or command line."""

    user: str
    role: str
    via: str
    action: Action
    page: str
    query: str = ""
    source: str = ""
    publication: int | None = None
    params: dict[str, str] = field(default_factory=dict)


def kept(params: Mapping[str, object]) -> dict[str, str]:
    """Return parameters as the log may keep them: no personal data beyond keys."""
    return {
        name: _short(value) if CHOICES.fullmatch(name) or name in _coded() else GIVEN
        for name, value in params.items()
        if value is not None
    }


def asked(
    settings: Settings, query: str, source: str, publication: int, params: Mapping[str, object]
) -> Event:
    """Return the event of a question on the command line, asked by the account that the system knows."""
    user = pwd.getpwuid(os.getuid()).pw_name
    return Event(user, settings.role, "command line", "asked", "", query, source, publication, kept(params))


def append(settings: Settings, event: Event, at: dt.datetime | None = None) -> None:
    """Write an event at the end of the log. Raises OSError when it cannot be written."""
    at = at or dt.datetime.now(dt.UTC)
    folder = _folder(settings)
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        file = folder / f"{at:%Y-%m}.jsonl"
        head = _head(folder)
        said = {"no": head["no"] + 1, "at": at.isoformat(timespec="milliseconds"), **asdict(event)}
        line = json.dumps({**said, "before": head["sha256"]}, ensure_ascii=False, separators=(",", ":"))
        content = line.encode()
        _write_whole(file, content + b"\n")
        _write_head(folder, {"no": said["no"], "sha256": _digest(content), "file": file.name})


def months(settings: Settings) -> list[str]:
    """Return the months of the log as YYYY-MM, newest first."""
    return sorted((file.stem for file in _files(settings)), reverse=True)


def events(settings: Settings, month: str) -> list[dict[str, Any]]:
    """Return the events of a month, newest first; a line that cannot be read is left to `verify`."""
    found = []
    for line in _lines(_folder(settings) / f"{month}.jsonl"):
        said = _read(line)
        if said is not None:
            found.append(said)
    return found[::-1]


def head(settings: Settings) -> dict[str, Any] | None:
    """Return number and digest of the last line, for a seal to hold on to; none where nothing is logged."""
    folder = _folder(settings)
    return {key: _head(folder)[key] for key in ("no", "sha256")} if _files(settings) else None


def verify(settings: Settings) -> list[Message]:
    """Return where the log is not as it was written: a line edited, removed or put in, or its end cut off."""
    folder = _folder(settings)
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return list(_differences(settings))
    with _locked(folder):  # a line written meanwhile would seem to be missing from the head
        return list(_differences(settings))


def _differences(settings: Settings) -> Iterator[Message]:
    number, before, digests = 0, "", {0: ""}
    for file in _files(settings):
        for place, line in enumerate(_lines(file), start=1):
            said = _read(line)
            where: dict[str, object] = {"file": file.name, "line": place}
            if said is None:
                yield Message("differs.log_unreadable", where)
            elif (said["no"], said["before"]) != (number + 1, before):
                yield Message("differs.log_line", where)
            number = number + 1 if said is None else said["no"]
            before = _digest(line)
            digests[number] = before
    written = _stored_head(_folder(settings))
    if written is None and number:
        yield Message("differs.log_head")
    elif written is not None and digests.get(written["no"]) != written["sha256"]:
        yield Message("differs.log_end")
    for seal in sorted((settings.warehouse / "publications").glob("*.json")):
        sealed = _sealed_head(seal)
        if sealed is not None and digests.get(sealed["no"]) != sealed["sha256"]:
            yield Message("differs.log_seal", {"number": seal.stem})


def _head(folder: Path) -> dict[str, Any]:
    """Return where the next line continues.

    A line written by a process that died before it wrote the head is taken up; a missing head is not healed.
    """
    stored = _stored_head(folder)
    files = sorted(folder.glob("[0-9]*.jsonl"))
    if stored is None:
        return {"no": len(_lines(files[-1])), "sha256": NO_HEAD} if files else {"no": 0, "sha256": ""}
    last = _last_line(files[-1]) if files else b""
    said = _read(last) if last else None
    if said is not None and (said["no"], said["before"]) == (stored["no"] + 1, stored["sha256"]):
        return {"no": said["no"], "sha256": _digest(last)}
    return stored


def _stored_head(folder: Path) -> dict[str, Any] | None:
    try:
        found = json.loads((folder / "head.json").read_bytes())
        return {"no": int(found["no"]), "sha256": str(found["sha256"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _sealed_head(seal: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(seal.read_bytes())["access"]
        return None if found is None else {"no": int(found["no"]), "sha256": str(found["sha256"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None  # a seal that cannot be read is reported with the seals


def _write_head(folder: Path, said: dict[str, Any]) -> None:
    draft = folder / "head.draft"
    draft.write_text(json.dumps(said), encoding="utf-8")
    draft.replace(folder / "head.json")


def _write_whole(file: Path, content: bytes) -> None:
    """Append all of it or none: half a line would read as tampering."""
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        size = os.fstat(descriptor).st_size
        if os.write(descriptor, content) != len(content):
            os.ftruncate(descriptor, size)
            raise OSError("no space left for the access log")
    finally:
        os.close(descriptor)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _last_line(file: Path) -> bytes:
    with file.open("rb") as stream:
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - TAIL))
        return stream.read().rstrip(b"\n").rpartition(b"\n")[2]


def _lines(file: Path) -> list[bytes]:
    return file.read_bytes().splitlines() if file.exists() else []


def _read(line: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(line)
        return said if {"no", "before", "at"} <= said.keys() else None
    except (ValueError, AttributeError):
        return None


def _files(settings: Settings) -> list[Path]:
    return sorted(_folder(settings).glob("[0-9]*.jsonl"))


def _folder(settings: Settings) -> Path:
    return settings.warehouse / "access"


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


@cache
def _coded() -> frozenset[str]:
    """Name the parameters of queries that are no free text."""
    given = {name for query in named_queries().values() for name in query.parameters}
    return frozenset(given - FREE_TEXT)


def _short(value: object) -> str:
    text = ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + GIVEN
