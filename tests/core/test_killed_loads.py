"""Loads killed at random moments: whoever reads sees whole publications only, and the next load works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import BUSINESS_DATE, REPOSITORY

KILLS, SEED = 8, 7


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = tmp_path_factory.mktemp("killed")
    done = subprocess.run(
        [sys.executable, "-m", "tests.core.killing", str(place), str(KILLS), str(SEED)],
        cwd=REPOSITORY,
        env={**os.environ, "OVERSIGHT_BUSINESS_DATE": BUSINESS_DATE, "OVERSIGHT_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_after_each_kill_the_warehouse_is_as_before_or_as_after(seen: dict[str, Any]) -> None:
    before = seen["first"]
    for now in seen["rounds"]:
        published = len(now["publications"]) - len(before["publications"])
        assert now["publications"] == list(range(1, len(now["publications"]) + 1))
        assert now["gross"] == (f"{900 + now['balance']}.00" if published else before["gross"])
        assert published in (0, 1)
        newest = now["publications"][-1]
        # Killed between its commit and its seal: the publication is whole, and `verify` says what is missing.
        allowed = [[], [f"publication {newest}: seal {newest}.json is missing"]] if now["killed"] else [[]]
        assert now["differences"] in allowed
        before = now
    assert any(now["killed"] for now in seen["rounds"])


def test_the_next_load_works_and_seals_what_was_left(seen: dict[str, Any]) -> None:
    assert seen["last"]["differences"] == []
    assert seen["last"]["gross"] == f"{1000 + KILLS + 1}.00"


def test_a_page_open_all_the_while_saw_whole_publications_only(seen: dict[str, Any]) -> None:
    states = [seen["first"], *seen["rounds"], seen["last"]]
    figures = {state["publications"][-1]: state["gross"] for state in states}
    assert seen["watched"]["reads"] > KILLS
    assert all(figures[number] == gross for number, gross in seen["watched"]["seen"])
