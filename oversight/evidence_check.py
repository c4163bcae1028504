"""Check evidence that was taken away: against itself anywhere, against the warehouse where there is one."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oversight import archive, digests, evidence, evidence_compare, program
from oversight.evidence import DIGEST, FIGURES, MANIFEST
from oversight.problems import Message, Problem
from oversight.settings import Settings

RECORD, RESULTS, FAILING = "record/publication.csv", "record/check_result.csv", "record/check_failure.csv"
CONTENT, FILES, CHAIN = "record/content_digest.csv", "record/file_row_count.csv", "chain.csv"
AS_EXACT_AS_A_DOUBLE = 1e-12
Members = Mapping[str, bytes]
Row = dict[str, str]


@dataclass(frozen=True)
class Checked:
    """What a check found: every difference, and in `notes` what it looked at and what it could not."""

    differences: tuple[Message, ...]
    notes: tuple[Message, ...]


def check(file: Path, settings: Settings) -> Checked:
    """Check a file of evidence. Raises Problem when there is no such file."""
    if not file.is_file():
        raise Problem("problem.no_file", file=file)
    content = file.read_bytes()
    try:
        members = archive.unpack(content)
    except archive.BadArchive as error:
        named = str(error)
        said = Message("evidence.damaged", {"what": named}) if named else Message("evidence.no_archive")
        return Checked((said,), ())
    differences = list(_unchanged(members, content))
    for member, each in _PARTS.items():
        differences += _read(member, each, members)
    if differences:
        return Checked(tuple(differences), ())
    differences, notes = evidence_compare.beside_warehouse(members, settings)
    if not _kept_texts(members):
        notes.insert(0, Message("evidence.before_texts"))
    return Checked(tuple(differences), (_summary(members), *notes))


def _unchanged(members: Members, content: bytes) -> Iterator[Message]:
    """Hold every member against the manifest, and the file as a whole against its members."""
    manifest = members.get(MANIFEST, b"")
    if members.get(DIGEST) != f"{hashlib.sha256(manifest).hexdigest()}  {MANIFEST}\n".encode():
        yield Message("evidence.manifest")
    lines = (line.partition("  ") for line in manifest.decode(errors="replace").splitlines())
    listed = {member: digest for digest, _, member in lines}
    for member in sorted(listed.keys() | members.keys() - {MANIFEST, DIGEST}):
        if member not in members:
            yield Message("evidence.member_missing", {"member": member})
        elif member not in listed:
            yield Message("evidence.member_extra", {"member": member})
        elif hashlib.sha256(members[member]).hexdigest() != listed[member]:
            yield Message("evidence.member_differs", {"member": member})
    if archive.pack(members) != content:
        yield Message("evidence.beside")


def _read(member: str, each: Callable[[Members], Iterator[Message]], members: Members) -> list[Message]:
    """Run the check of a member; one that it cannot make sense of is a difference, never a traceback."""
    try:
        return list(each(members))
    except KeyError as error:
        if "." in error.args[0]:  # a column has none in its name
            return [Message("evidence.member_missing", {"member": error.args[0]})]
        return [Message("evidence.unreadable", {"member": member, "detail": error})]
    except (ValueError, IndexError, TypeError, csv.Error) as error:
        return [Message("evidence.unreadable", {"member": member, "detail": error})]


def _chain(members: Members) -> Iterator[Message]:
    before = ""
    for row in _csv(members, CHAIN):
        text = f"{before}|{row['publication']}|{row['feed']}|{row['content_digest']}"
        before = row["chain_digest"]
        if hashlib.sha256(text.encode()).hexdigest() != before:
            yield Message("evidence.chain", {"number": row["publication"]})


def _seals(members: Members) -> Iterator[Message]:
    before = ""
    for row in _csv(members, CHAIN):
        number = row["publication"]
        content = members.get(f"seals/{number}.json", b"{}")
        seal = json.loads(content)
        if seal.get("before") != before:
            yield Message("evidence.seal", {"number": number})
        if (seal.get("content"), seal.get("chain")) != (row["content_digest"], row["chain_digest"]):
            yield Message("evidence.seal_differs", {"number": number})
        before = hashlib.sha256(content).hexdigest()


def _record(members: Members) -> Iterator[Message]:
    """Hold the publication's record against the last of the chain and what the file says it is."""
    own, last = _csv(members, RECORD)[0], _csv(members, CHAIN)[-1]
    about = json.loads(members["about.json"])
    for item in ("publication", "content_digest", "chain_digest", "snapshot_id", "published_at"):
        if own[item] != last[item]:
            yield Message("evidence.record", {"member": CHAIN, "item": item})
    if (str(about["publication"]), about["source"]) != (own["publication"], last["feed"]):
        yield Message("evidence.record", {"member": "about.json", "item": "publication"})


def _content(members: Members) -> Iterator[Message]:
    entries = [
        (row["table_name"], row["period"] or None, int(row["row_count"]), row["sha256"], row["column_names"])
        for row in _csv(members, CONTENT)
    ]
    if digests.combined(entries) != _csv(members, RECORD)[0]["content_digest"]:
        yield Message("evidence.content")


def _failing(members: Members) -> Iterator[Message]:
    listed = Counter((row["rule"], row["is_waived"]) for row in _csv(members, FAILING))
    kept_texts = _kept_texts(members)
    for row in _csv(members, RESULTS):
        counted = int(row["failed_count"]), int(row["waived_count"])
        found = listed.pop((row["rule"], "false"), 0), listed.pop((row["rule"], "true"), 0)
        if found != counted:
            yield _count(row["rule"], sum(counted), sum(found))
        if kept_texts and f"program/data_checks/rules/{row['rule']}.sql" not in members:
            yield Message("evidence.rule_text", {"rule": row["rule"]})
    for (rule, _), found_of_none in listed.items():
        yield _count(rule, 0, found_of_none)


def _count(rule: str, counted: int, listed: int) -> Message:
    return Message("evidence.failing", {"rule": rule, "counted": counted, "listed": listed})


def _outcome(members: Members) -> Iterator[Message]:
    own = _csv(members, RECORD)[0]
    warned = any(r["status"] == "failed" and r["severity"] == "warning" for r in _csv(members, RESULTS))
    expected = "warnings" if warned or json.loads(own["withheld"]) else "passed"
    if own["gate_outcome"] != expected:
        yield Message("evidence.outcome", {"outcome": own["gate_outcome"], "expected": expected})


def _rows(members: Members) -> Iterator[Message]:
    for row in _csv(members, FILES):
        read, kept, refused = (int(row[f"rows_{what}"]) for what in ("read", "kept", "refused"))
        if read != kept + refused:
            shown = {"file": row["file"], "read": read, "kept": kept, "refused": refused}
            yield Message("evidence.rows", shown)


def _texts(members: Members) -> Iterator[Message]:
    if not _kept_texts(members):
        return
    own = _csv(members, RECORD)[0]
    recorded = {"program": own["code_version"], "feed": own["feed_version"]}
    if own.get("program_version"):  # publications made before it was recorded have none
        recorded["python"] = own["program_version"]
    for folder, version in recorded.items():
        start = f"{folder}/"
        held = {name.removeprefix(start): text for name, text in members.items() if name.startswith(start)}
        if not held:
            yield Message("evidence.text_not_kept", {"folder": folder, "version": version})
        elif program.version(held) != version:
            yield Message("evidence.text_version", {"folder": folder, "version": version})


def _kept_texts(members: Members) -> bool:
    """Tell whether the publication was made by a version of the program that kept the SQL of its time."""
    return bool(_csv(members, RECORD)[0].get("feed_version"))


def _figures(members: Members) -> Iterator[Message]:
    """Work every ratio out again, of every month; the explained ones must be the last month's."""
    explained = _csv(members, FIGURES)
    for figure in explained:
        measure, member = figure["measure"], f"figures/{figure['query']}.csv"
        months = _csv(members, member)
        named = {
            "value": measure,
            "numerator_value": figure["numerator"],
            "denominator_value": figure["denominator"],
        }
        if any(name and figure[column] != months[-1][name] for column, name in named.items()):
            yield Message("evidence.figure_row", {"measure": measure, "member": member})
        if figure["unit"] != "ratio" or not figure["numerator"]:
            continue
        for row in months:
            value, above, below = (row[name] for name in named.values())
            again = _ratio(above, below, figure["factor"])
            if value and (again is None or abs(float(value) - again) > AS_EXACT_AS_A_DOUBLE * abs(again)):
                day = row.get("as_of_date", "")
                yield Message(
                    "evidence.figure", {"measure": measure, "day": day, "value": value, "again": again}
                )


_PARTS = {
    CHAIN: _chain,
    "seals/": _seals,
    RECORD: _record,
    CONTENT: _content,
    FAILING: _failing,
    RESULTS: _outcome,
    FILES: _rows,
    "program/": _texts,
    FIGURES: _figures,
}


def _ratio(above: str, below: str, factor: str) -> float | None:
    return float(factor or 1) * float(above) / float(below) if above and below and float(below) else None


def _summary(members: Members) -> Message:
    counted = {"rules": RESULTS, "failing": FAILING, "figures": FIGURES}
    shown: dict[str, Any] = {what: len(_csv(members, name)) for what, name in counted.items()}
    digest = members[DIGEST].decode().split()[0]
    return Message("evidence.verified", {**shown, "members": len(members), "digest": digest})


def _csv(members: Members, name: str) -> list[Row]:
    return evidence.from_csv(members[name])[1]
