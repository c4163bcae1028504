"""The program that runs now beside the one that published: another one is worth a note, it is no damage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from oversight import record
from oversight.problems import Message
from oversight.publications import Publication


def notes(listed: Iterable[Publication]) -> Iterator[Message]:
    """Say of which publications the rules and queries, or the program itself, are not those here now."""
    made, by = defaultdict(list), defaultdict(list)
    for one in listed:
        made[one.code_version].append(one.publication)
        by[one.program_version].append(one.publication)
    for then, numbers in made.items():
        if then != record.code_version():
            yield _note("published_otherwise", numbers, then, record.code_version())
    for version, numbers in by.items():
        if version is None:
            yield _note("published_unrecorded", numbers, "", "")
        elif version != record.program_version():
            yield _note("published_by_other", numbers, version, record.program_version())


def _note(key: str, numbers: list[int], then: str, now: str) -> Message:
    return Message(f"cli.{key}", {"numbers": ", ".join(map(str, numbers)), "then": then, "now": now})
