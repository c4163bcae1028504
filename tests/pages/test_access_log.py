"""The access log on its page and what the pages write into it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from oversight import access_log, settings
from oversight.text import say
from tests.conftest import oversight
from tests.pages.app import LANGUAGES, faults, opened, words

SIGNED_IN = "test@example.com"


@pytest.fixture(autouse=True)
def _empty_log(twice_published: Path) -> None:
    for file in (twice_published / "access").glob("*"):
        file.unlink()


def logged() -> list[tuple[str, str]]:
    current = settings.read()
    return [
        (event["action"], event["page"])
        for month in access_log.months(current)
        for event in access_log.events(current, month)
    ][::-1]


def test_a_page_is_written_down_once_and_again_when_it_shows_something_else() -> None:
    app = opened("overview")
    app.run()
    assert logged() == [("viewed", "overview")]
    app.query_params["basis"] = "floor"
    opened("overview", basis="floor")
    opened("loans", cell="is_npl~yes")
    assert logged() == [("viewed", "overview"), ("viewed", "overview"), ("drilled", "loans")]


def test_loans_opened_over_a_page_are_a_drill_down() -> None:
    app = opened("asset_quality").run()
    app.button(key="behind-npl_ratio_trend").click().run()
    assert faults(app) == []
    assert logged()[-1] == ("drilled", "asset_quality")


def test_the_server_says_who_it_is_or_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest signs its reader in; a header that the bank's proxy did not set names nobody."""
    opened("overview")
    monkeypatch.setenv("OVERSIGHT_USER_HEADER", "X-Bank-User")
    opened("overdue")
    current = settings.read()
    users = [event["user"] for event in access_log.events(current, access_log.months(current)[0])]
    assert users == ["", SIGNED_IN]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_auditors_see_who_did_what(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    opened("overview", language)
    app = opened("access_log", language)
    assert faults(app) == []
    assert not app.dataframe
    assert SIGNED_IN not in words(app)
    assert say("access_log.for_auditors", language) in words(app)
    monkeypatch.setenv("OVERSIGHT_ROLE", "auditor")
    app = opened("access_log", language)
    assert faults(app) == []
    [table] = app.dataframe
    assert set(table.value["page"]) == {say("access_log.title", language), say("overview.title", language)}
    assert set(table.value["user"]) == {SIGNED_IN}


def test_a_log_that_was_changed_says_so_on_the_page_and_to_verify(twice_published: Path) -> None:
    for name in ("overview", "overdue", "collateral"):
        opened(name)
    [file] = (twice_published / "access").glob("*.jsonl")
    file.write_text(file.read_text(encoding="utf-8").replace("overdue", "ratings"), encoding="utf-8")
    assert "does not follow" in opened("access_log").error[0].value
    assert "access log" in oversight("verify", warehouse=twice_published, expect=4).stderr


def test_a_log_that_cannot_be_written_breaks_no_page_and_is_said_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> int:
        raise OSError("No space left on device")

    monkeypatch.setattr(access_log, "_write_whole", full)
    app = opened("overview")
    assert faults(app) == []
    assert [one.value for one in app.warning if "No space left" in one.value]
    app.query_params["basis"] = "floor"
    app.run()
    assert faults(app) == []
    assert not [one.value for one in app.warning if "No space left" in one.value]


def test_the_command_line_writes_down_what_it_was_asked(twice_published: Path) -> None:
    oversight("query", "npl_ratio_trend", "--format", "json", warehouse=twice_published)
    oversight("compare", "1", "2", "--part", "causes", warehouse=twice_published)
    current = settings.read()
    events = access_log.events(current, access_log.months(current)[0])
    assert [event["query"] for event in events] == ["compare_causes", "npl_ratio_trend"]
    assert {event["via"] for event in events} == {"command line"}
    assert all(event["user"] for event in events), f"the account of process {os.getpid()} has a name"
