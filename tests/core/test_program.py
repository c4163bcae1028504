"""Who changes the program itself is found, as who changes a query is: its Python has a version on record."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from oversight import opened, program, program_then, record
from oversight.publications import publications
from oversight.settings import REPOSITORY
from oversight.settings import read as read_settings
from oversight.text import say
from tests.conftest import oversight
from tests.core.tiny_feed import write_files, write_source


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with one publication."""
    place = tmp_path_factory.mktemp("program")
    files = write_files(place / "files", [dt.date(2026, 9, 30)])
    oversight("load", str(write_source(place / "village_bank")), str(files), warehouse=place / "warehouse")
    return place


@pytest.fixture(autouse=True)
def _settings(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(place / "warehouse"))


def said(version: str | None = None) -> list[str]:
    """What `verify` adds about a publication made by a version of the program, by default its own."""
    [published] = publications()
    meant = published if version is None else replace(published, program_version=version or None)
    return [say(note.key, "en", **note.params) for note in program_then.notes([meant])]


def test_a_change_to_any_python_file_of_the_program_is_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, queries_before = record.program_version(), record.code_version()
    shutil.copy(REPOSITORY / "app.py", tmp_path)
    for folder in ("oversight", "pages", "data_checks", "queries"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    monkeypatch.setattr(program, "REPOSITORY", tmp_path)
    assert record.program_version() == before, "it hangs on the files, not on where they lie"
    for name in (
        "app.py",
        "pages/overview.py",
        "oversight/load.py",
        "oversight/frame/cards.py",
        "data_checks/gate.py",
    ):
        file = tmp_path / name
        text = file.read_bytes()
        file.write_bytes(text + b"\n")
        assert record.program_version() != before, name
        file.write_bytes(text)
    assert record.code_version() == queries_before, "who reads the rules reads no Python"
    (tmp_path / "oversight" / "another.py").write_text("", encoding="utf-8")
    assert record.program_version() != before


def test_it_is_recorded_kept_and_sealed(place: Path) -> None:
    [published] = publications()
    assert published.program_version == record.program_version()
    name = program.kept_as(published)["python"]
    assert program.kept(read_settings(), name) == program.python_texts()
    file = place / "warehouse" / name
    content = file.read_bytes()
    file.write_bytes(content[:-1])
    found = oversight("verify", warehouse=place / "warehouse", expect=4).stderr
    file.write_bytes(content)
    assert f"kept text {name} differs from the seal" in found


def test_another_program_is_a_note_and_no_alarm(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Note" not in oversight("verify", warehouse=place / "warehouse").stdout
    assert said() == []
    assert said("") == ["Note: publication 1 was made before the version of the program itself was recorded."]
    [note] = said("0123456789ab")
    assert f"({record.program_version()}) is not the one that published publication 1 (0123456789ab)" in note
    monkeypatch.setattr(record, "code_version", lambda: "another")
    [note] = said()
    assert "the queries, rules or standards here now (another) are not those that made publication 1" in note


def test_a_publication_from_before_it_was_recorded_is_read_as_ever() -> None:
    con = duckdb.connect()
    con.execute("attach ':memory:' as lake")
    con.execute("create table lake.publication as select 1 as publication, 'abc' as code_version")
    written = opened._not_yet(con, "publication")
    row = con.execute(f"select *{written} from lake.publication").fetchall()[0]
    assert len(row) == len(record.columns("publication"))
    assert row[:2] == (1, "abc")
    assert set(row[2:]) == {None}
    [published] = publications()
    assert set(program.kept_as(replace(published, program_version=None))) == {"program", "feed"}
