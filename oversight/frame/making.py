"""A file that takes a while to make: a process of its own makes it, and the page says how far it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import Literal

import streamlit as st

from oversight import settings
from oversight.reader import Reader

MOST_LINES = 3


def made(reader: Reader, arguments: Sequence[str]) -> bool:
    """Run one of our own commands, saying each of its steps; say its own words when it fails.

    In a process of its own: it may take much memory, or import what the app does without.
    """
    told = [sys.executable, "-m", "oversight", *arguments, "--warehouse", str(settings.read().warehouse)]
    said: list[str] = []
    with (
        st.status(reader.say("frame.making"), expanded=True) as status,
        subprocess.Popen(  # noqa: S603 - our own command, no word of a reader in it
            told,
            cwd=settings.REPOSITORY,
            env=settings.handed_on(reader.language),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as running,
    ):
        try:
            for line in running.stderr or ():
                said.append(line.rstrip())
                status.update(label=said[-1].strip() or reader.say("frame.making"))
            failed = running.wait() != 0
        finally:
            running.kill()  # a reader who goes elsewhere wants it no more
        state: Literal["error", "complete"] = "error" if failed else "complete"
        status.update(label=reader.say(f"frame.making_{state}"), state=state, expanded=False)
    if failed:
        st.error("\n\n".join(said[-MOST_LINES:]), icon=":material/error:")
    return not failed
