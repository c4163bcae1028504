"""Set evidence that was taken away beside the warehouse that it was taken from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from oversight import evidence, record, warehouse
from oversight.evidence import DIGEST, FIGURES, MANIFEST
from oversight.problems import Message
from oversight.publications import publications
from oversight.settings import Settings

IN_SEAL = ("publication", "source", "snapshot", "content", "chain")
Members = Mapping[str, bytes]


def beside_warehouse(members: Members, settings: Settings) -> tuple[list[Message], list[Message]]:
    """Compare every member with the warehouse that the settings name; return differences and notes."""
    about = json.loads(members["about.json"])
    number, source = about["publication"], about["source"]
    listed = publications() if warehouse.exists(settings) else ()
    known = next((p for p in listed if (p.publication, p.feed) == (number, source)), None)
    if known is None:
        return [], [
            Message("evidence.alone", {"folder": settings.warehouse, "number": number, "source": source})
        ]
    if known.chain_digest != evidence.from_csv(members["chain.csv"])[1][-1]["chain_digest"]:
        shown = {"number": number, "chain": known.chain_digest}
        return [Message("evidence.other_publication", shown)], []
    notes = [Message("evidence.compared", {"folder": settings.warehouse, "number": number})]
    then = about["figures_by_code_version"], about.get("figures_by_program_version")
    now = record.code_version(), record.program_version()
    if then != now:
        notes.append(Message("evidence.other_program", {"then": _both(then), "now": _both(now)}))
    held = evidence.members(replace(settings, role="viewer" if about["masked"] else "auditor"), known)
    not_compared = {MANIFEST, DIGEST, "about.json"} | ({FIGURES} if then != now else set())
    differing = [
        Message("evidence.warehouse", {"member": name})
        for name in sorted(members.keys() | held.keys())
        if name not in not_compared
        and not name.startswith(("README", *(["figures/"] if then != now else [])))
        and not _is_same(name, members.get(name), held.get(name))
    ]
    return differing, notes


def _both(versions: tuple[str, str | None]) -> str:
    return " / ".join(one or "–" for one in versions)


def _is_same(name: str, taken: bytes | None, found: bytes | None) -> bool:
    """Compare a member. Compaction renews seals, and a newer program may record more than an older one."""
    if name.startswith("seals/") and taken and found:
        return all(json.loads(taken).get(key) == json.loads(found).get(key) for key in IN_SEAL)
    if name.startswith("record/") and found:
        columns, mine = evidence.from_csv(taken or b"")
        _, theirs = evidence.from_csv(found)
        return sorted(map(str, mine)) == sorted(str({c: row.get(c) for c in columns}) for row in theirs)
    return taken == found
