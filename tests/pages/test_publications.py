"""The page of publications: the list, the banner over an older one, and two of them compared."""

from __future__ import annotations

import importlib
import tempfile
from pathlib import Path

import pytest

from oversight import archive, data_docs, evidence_check, formats, record, settings
from oversight.evidence import DIGEST
from oversight.publications import find
from oversight.text import say
from tests.pages.app import LANGUAGES, faults, opened, words

pytestmark = pytest.mark.usefixtures("twice_published")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_two_publications_are_compared_to_begin_with(language: str) -> None:
    app = opened("publications", language)
    assert faults(app) == []
    [listed, headline, bases, causes, loans, tables, rows] = (table.value for table in app.dataframe)
    assert len(listed) == 2
    assert len(headline) > 10
    assert len(bases) == 7
    assert [len(found) for found in (causes, loans, tables)] == [1, 1, 1]
    assert len(rows) == 2, "balance and class of one loan"
    assert say("publications.adds_up", language) in words(app)
    [chart] = app.get("plotly_chart")
    assert "250" in chart.proto.spec, "the first amount is that of the NPLs: 0 and 250.00"


def test_the_answer_says_how_far_the_ratio_moved() -> None:
    """NPLs are 250.00 of 9 × 100.00 + 250.00 = 1,150.00, and were nothing of 1,000.00: 21.74%."""
    said = words(opened("publications"))
    assert "the NPL ratio is 21.74% in publication 2 and was 0.00% in publication 1 (+21.74 pp)" in said
    assert "Loans that differ: 1" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["overview", "asset_quality", "data_quality", "publications"])
def test_an_older_publication_has_a_banner_on_every_page(page: str, language: str) -> None:
    app = opened(page, language, publication="1")
    assert faults(app) == []
    [banner] = [warning.value for warning in app.warning if "UTC" in warning.value]
    assert say("publications.program_same", language) in banner
    assert not [one for one in opened(page, language).warning if "UTC" in one.value]


def test_the_banner_says_when_the_program_has_changed_since(monkeypatch: pytest.MonkeyPatch) -> None:
    banner_of = importlib.import_module("oversight.frame.as_it_was")
    for recorded, said in (("code_version", "other"), ("program_version", "python")):
        with monkeypatch.context() as patch:
            patch.setattr(record, recorded, lambda: "another")
            banner_of._versions.cache_clear()
            [banner] = opened("overview", publication="1").warning
        banner_of._versions.cache_clear()
        assert say(f"publications.program_{said}", "en") in banner.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_and_the_lineage_name_the_program(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = record.program_version()
    listed = opened("publications", language).dataframe[0].value
    assert list(listed["program_version"]) == [own, own]
    assert say("lineage.program_same", language, then=own) in words(opened("lineage", language))
    monkeypatch.setattr(record, "program_version", lambda: "another")
    assert say("lineage.program_other", language, then=own, now="another") in words(
        opened("lineage", language)
    )


def test_the_banner_leads_back_to_the_newest() -> None:
    app = opened("overview", publication="1")
    assert app.button(key="to-newest").label == say("publications.to_newest", "en", newest=2)
    app.button(key="to-newest").click().run()
    assert faults(app) == []
    assert not app.warning


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_says_that_filters_do_not_apply(language: str) -> None:
    said = say("frame.not_narrowed", language, filters=say("column.branch", language))
    app = opened("publications", language, branch="B0")
    assert faults(app) == []
    assert [caption.value for caption in app.caption].count(said) == 2, "of the list and of the comparison"
    assert len(app.dataframe[4].value) == 1, "loan 5 of the other branch is listed all the same"
    unfiltered = opened("publications", language)
    assert said not in [caption.value for caption in unfiltered.caption]


def test_two_equal_publications_are_not_compared() -> None:
    app = opened("publications", earlier="2", later="2")
    assert faults(app) == []
    assert say("publications.same_one", "en") in [info.value for info in app.info]


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_is_made_and_taken_away_by_auditors_alone(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("publications", language)
    assert say("publications.evidence_for_auditors", language) in [info.value for info in app.info]
    assert not [button for button in app.button if button.key == "make-evidence"]
    monkeypatch.setenv("OVERSIGHT_ROLE", "auditor")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    app = opened("publications", language)
    app.button(key="make-evidence").click().run()
    assert faults(app) == []
    [file] = tmp_path.rglob("village_bank-2-evidence.zip")
    [download] = [one for one in app.get("download_button") if file.name in one.proto.label]
    assert formats.size(file.stat().st_size) in download.proto.label
    assert evidence_check.check(file, settings.read()).differences == ()
    [command] = [code.value for code in app.code if "--evidence" in code.value]
    assert f"python -m oversight verify --evidence {file.name}\n" in command
    digest = archive.unpack(file.read_bytes())[DIGEST].decode().split()[0]
    assert say("publications.evidence_digest", language, digest=digest) in words(app)


def test_evidence_that_cannot_be_made_says_why(
    twice_published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERSIGHT_ROLE", "auditor")
    [file] = (twice_published / "program").glob("village_bank-*.zip")
    content = file.read_bytes()
    file.write_bytes(content + b" ")
    try:
        app = opened("publications", "zh")
        app.button(key="make-evidence").click().run()
    finally:
        file.write_bytes(content)
    assert not app.exception
    [said] = app.error
    assert "未写出" in said.value
    assert file.name in said.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_librarys_pages_are_offered_with_their_size_once_they_are_made(
    language: str, twice_published: Path
) -> None:
    file = data_docs.place(settings.read(), find())
    assert file.is_relative_to(twice_published)
    app = opened("data_quality", language)
    assert app.button(key="make-data-docs").label == say("data_quality.data_docs_make", language)
    file.write_bytes(b"x" * 2500)
    app = opened("data_quality", language)
    file.unlink()
    what = say("data_quality.data_docs", language)
    label = say("frame.with_size", language, what=what, size="2.5 KB")
    assert label in [button.proto.label for button in app.get("download_button")]
