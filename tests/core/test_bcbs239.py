"""No claim without a place to see it: every place that docs/bcbs239.md names is there."""

from __future__ import annotations

import re

import pytest

from oversight.cli import app
from tests.conftest import REPOSITORY

TEXT = (REPOSITORY / "docs" / "bcbs239.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
COMMAND = "python -m oversight "


def test_all_fourteen_principles_are_there() -> None:
    assert [int(section.split(".")[0]) for section in SECTIONS] == list(range(1, 15))


@pytest.mark.parametrize("section", SECTIONS, ids=[section.splitlines()[0] for section in SECTIONS])
def test_a_principle_says_what_is_done_and_what_is_not_and_where(section: str) -> None:
    for part in ("**Does.**", "**做到的。**", "**See · 查看**", "**Does not.**", "**未做到的。**"):
        _, found, text = section.partition(part)
        assert found, part
        assert len(text.split("\n\n")[0].strip()) > 10, part


def test_every_place_is_there() -> None:
    places = re.findall(r"`([^`\n]+)`", TEXT)
    assert len(places) > 60
    commands = {
        str(command.name or getattr(command.callback, "__name__", "")) for command in app.registered_commands
    }
    for place in places:
        if place.startswith(COMMAND):
            assert place.removeprefix(COMMAND).split()[0] in commands, place
        else:
            assert (REPOSITORY / place).exists(), place
