"""The access log: chained, cheap, without personal data, and a change behind its back is found."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from oversight import access_log, settings
from oversight.access_log import Event
from oversight.settings import Settings
from oversight.text import told

NOVEMBER = dt.datetime(2026, 11, 15, 9, 30, tzinfo=dt.UTC)
LOOK = Event("wang", "viewer", "page", "viewed", "overview", source="sample_bank", publication=3)
MOST_MILLISECONDS = 2


@pytest.fixture
def current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(tmp_path))
    return settings.read()


@pytest.fixture
def log(current: Settings) -> Path:
    """Five looks in October and November."""
    for place in range(5):
        at = NOVEMBER - dt.timedelta(days=30 if place < 2 else 0, minutes=-place)
        access_log.append(current, replace(LOOK, page=f"page_{place}"), at)
    return current.warehouse / "access"


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def put(file: Path, found: list[str]) -> None:
    file.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")


def test_an_untouched_log_is_whole_and_read_newest_first(current: Settings, log: Path) -> None:
    assert access_log.verify(current) == []
    assert access_log.months(current) == ["2026-11", "2026-10"]
    assert [event["page"] for event in access_log.events(current, "2026-11")] == [
        "page_4",
        "page_3",
        "page_2",
    ]
    assert [json.loads(line)["no"] for line in lines(log / "2026-10.jsonl")] == [1, 2]
    assert access_log.head(current)["no"] == 5


@pytest.mark.parametrize(
    "tamper",
    [
        lambda found: [found[0].replace("wang", "li"), *found[1:]],
        lambda found: [*found[:-1], found[-1].replace("wang", "li")],
        lambda found: [found[0], *found[2:]],
        lambda found: found[:-1],
        lambda found: [found[0], found[0], *found[1:]],
        lambda found: [found[1], found[0], *found[2:]],
        lambda found: ["{", *found[1:]],
        lambda _: [],
    ],
    ids=["edited", "last edited", "removed", "last removed", "repeated", "swapped", "garbled", "emptied"],
)
@pytest.mark.parametrize("goes_on", [False, True])
def test_a_changed_line_is_found_also_when_the_log_goes_on(
    current: Settings, log: Path, tamper: Callable[[list[str]], list[str]], goes_on: bool
) -> None:
    file = log / "2026-11.jsonl"
    put(file, tamper(lines(file)))
    if goes_on:
        access_log.append(current, LOOK, NOVEMBER)
    assert access_log.verify(current)


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_lost_month_and_a_lost_head_are_found(current: Settings, log: Path, goes_on: bool) -> None:
    (log / "2026-10.jsonl").unlink()
    assert access_log.verify(current)[0].key == "differs.log_line"
    put(log / "2026-10.jsonl", [])
    (log / "head.json").unlink()
    if goes_on:
        access_log.append(current, LOOK, NOVEMBER)
    assert access_log.verify(current)


def test_a_log_that_was_begun_anew_differs_from_the_seals(current: Settings, log: Path) -> None:
    seals = current.warehouse / "publications"
    seals.mkdir()
    (seals / "1.json").write_text(json.dumps({"access": access_log.head(current)}), encoding="utf-8")
    assert access_log.verify(current) == []
    for file in log.iterdir():
        file.unlink()
    assert [told(one, "en") for one in access_log.verify(current)] == [
        "access log: differs from what the seal of publication 1 holds of it"
    ]


def test_whoever_rewrites_all_that_follows_is_found_by_a_seal_alone(current: Settings, log: Path) -> None:
    """A chain without a key: what no seal has named yet can be written anew as a whole, or cut off."""
    access_log.append(current, LOOK, NOVEMBER)
    named = access_log.head(current)
    file, before = log / "2026-11.jsonl", json.loads(lines(log / "2026-11.jsonl")[0])["before"]
    forged = []
    for line in lines(file)[:-1]:
        said = {**json.loads(line), "user": "li", "before": before}
        forged.append(json.dumps(said, ensure_ascii=False, separators=(",", ":")))
        before = hashlib.sha256(forged[-1].encode()).hexdigest()
    put(file, forged)
    (log / "head.json").write_text(json.dumps({"no": 5, "sha256": before}), encoding="utf-8")
    assert access_log.verify(current) == []
    seals = current.warehouse / "publications"
    seals.mkdir()
    (seals / "1.json").write_text(json.dumps({"access": named}), encoding="utf-8")
    assert [one.key for one in access_log.verify(current)] == ["differs.log_seal"]


def test_a_process_that_died_before_it_wrote_the_head_raises_no_alarm(current: Settings, log: Path) -> None:
    before = (log / "head.json").read_bytes()
    access_log.append(current, LOOK, NOVEMBER)
    (log / "head.json").write_bytes(before)
    access_log.append(current, LOOK, NOVEMBER)
    assert access_log.verify(current) == []


def test_what_may_be_personal_is_not_kept(current: Settings) -> None:
    given = {"customer_id": "C-1", "search": "张三", "branch": ["B1", "B2"], "as_of_date": NOVEMBER.date()}
    kept = access_log.kept({**given, "own_invention": "李四", "row_limit": None})
    assert kept == {
        "customer_id": "C-1", "search": "…", "branch": "B1,B2", "as_of_date": "2026-11-15",
        "own_invention": "…",
    }  # fmt: skip
    assert len(access_log.kept({"customer_id": "x" * 999})["customer_id"]) < 210
    assert access_log.asked(current, "loans", "sample_bank", 1, given).user


def test_writing_costs_little(current: Settings) -> None:
    access_log.append(current, LOOK)
    spent = []
    for _ in range(200):
        started = time.process_time()
        access_log.append(current, LOOK)
        spent.append(time.process_time() - started)
    assert sorted(spent)[100] * 1000 < MOST_MILLISECONDS
    assert access_log.verify(current) == []


def test_a_full_disk_leaves_no_half_line(
    current: Settings, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: whole(descriptor, content[:20]))
    with pytest.raises(OSError, match="no space"):
        access_log.append(current, LOOK, NOVEMBER)
    monkeypatch.undo()
    assert len(lines(log / "2026-11.jsonl")) == 3
    access_log.append(current, LOOK, NOVEMBER)
    assert access_log.verify(current) == []
