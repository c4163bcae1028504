"""Evidence says the same as the warehouse, checks by itself elsewhere, and no change to it goes unseen."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from oversight import archive, evidence, evidence_check, evidence_compare, settings
from oversight.problems import Problem
from oversight.publications import find
from oversight.text import say, told
from tests.conftest import oversight
from tests.core.tiny_feed import write_files, write_source

SEPTEMBER, OCTOBER = dt.date(2026, 9, 30), dt.date(2026, 10, 31)
Members = dict[str, bytes]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with two publications, the first with a warning, and the evidence of each."""
    place = tmp_path_factory.mktemp("audited")
    source = write_source(place / "village_bank")
    names = {"C03": "=cmd()"}
    for number, day in enumerate((SEPTEMBER, OCTOBER), start=1):
        files = write_files(place / str(number), [day], names=names, classes={"L02": 3})
        oversight("load", str(source), str(files), warehouse=place / "warehouse")
        oversight("evidence", str(place / f"{number}.zip"), warehouse=place / "warehouse")
    return place


@pytest.fixture(autouse=True)
def _settings(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(place / "warehouse"))


@pytest.fixture
def taken(place: Path) -> Members:
    return archive.unpack((place / "1.zip").read_bytes())


def differences(content: bytes, tmp_path: Path, *, beside: bool = False) -> list[str]:
    """Check evidence elsewhere, or beside the warehouse, and return what differs in words."""
    file = tmp_path / "taken.zip"
    file.write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        if not beside:
            patch.setenv("OVERSIGHT_WAREHOUSE", str(tmp_path / "elsewhere"))
        found = evidence_check.check(file, settings.read())
    return [told(one, "en") for one in found.differences]


def rewritten(members: Members, **changes: Callable[[str], str]) -> bytes:
    """Forge evidence: change members and write the manifest and its digest anew, as a forger would."""
    held = {name: text for name, text in members.items() if name not in (evidence.MANIFEST, evidence.DIGEST)}
    for name, change in changes.items():
        text = held[name].decode()
        assert change(text) != text
        held[name] = change(text).encode()
    return repacked(held)


def repacked(held: Members) -> bytes:
    manifest = "".join(
        f"{hashlib.sha256(held[name]).hexdigest()}  {name}\n" for name in sorted(held)
    ).encode()
    digest = f"{hashlib.sha256(manifest).hexdigest()}  {evidence.MANIFEST}\n".encode()
    return archive.pack({**held, evidence.MANIFEST: manifest, evidence.DIGEST: digest})


def test_it_is_verified_elsewhere_and_beside_the_warehouse(place: Path, tmp_path: Path) -> None:
    for number in ("1", "2"):
        file = str(place / f"{number}.zip")
        alone = oversight("verify", "--evidence", file, warehouse=tmp_path / "elsewhere").stdout
        assert "Not compared with a warehouse" in alone
        assert (
            f"publication {number} there is the same"
            in oversight("verify", "--evidence", file, warehouse=place / "warehouse").stdout
        )
    assert not (tmp_path / "elsewhere").exists()


def test_the_same_publication_gives_the_same_bytes(place: Path, tmp_path: Path) -> None:
    """Written after a later publication, by another process."""
    evidence.write(settings.read(), find(None, 1), tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (place / "1.zip").read_bytes()


def test_a_bit_anywhere(place: Path, tmp_path: Path) -> None:
    content = (place / "1.zip").read_bytes()
    chance = random.Random(5)  # noqa: S311 - places to damage, not secrets
    for _ in range(60):
        at = chance.randrange(len(content))
        damaged = content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
        assert differences(damaged, tmp_path), f"byte {at}"


def test_a_member_that_is_changed_is_named(taken: Members, tmp_path: Path) -> None:
    for name in taken:
        if not name.startswith(("program/", "python/")) or name.endswith(("limits.toml", "seals.py")):
            damaged = archive.pack({**taken, name: taken[name] + b" "})
            named = {evidence.MANIFEST: "the manifest", evidence.DIGEST: "the manifest"}.get(name, name)
            assert any(named in said for said in differences(damaged, tmp_path)), name


def test_a_member_that_is_hidden_or_added_is_named(taken: Members, tmp_path: Path) -> None:
    hidden = {name: text for name, text in taken.items() if name != "seals/1.json"}
    assert "member seals/1.json is missing" in differences(archive.pack(hidden), tmp_path)
    added = archive.pack({**taken, "letter.txt": b"all is well"})
    assert "member letter.txt is not in the manifest" in differences(added, tmp_path)
    assert differences(archive.pack(taken) + b"more", tmp_path)


def cell(row: str, column: int, value: str) -> Callable[[str], str]:
    """Change one cell of the first line that has a text in it."""

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        number = next(number for number, line in enumerate(lines) if row in line)
        cells = lines[number].rstrip("\n").split(",")
        cells[column] = value
        lines[number] = ",".join(cells) + "\n"
        return "".join(lines)

    return change


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def without(row: str) -> Callable[[str], str]:
    return lambda text: "".join(line for line in text.splitlines(keepends=True) if row not in line)


SEEN_ALONE = {
    "a failing row is gone": ("record/check_failure.csv", without("{"), "are listed"),
    "a count is set to nothing": (
        "record/check_result.csv",
        lambda text: re.sub(r",failed,(\d+),1,", r",failed,\1,0,", text),
        "are listed",
    ),
    "a warning is passed": ("record/check_result.csv", swap(",failed,", ",passed,"), "come to passed"),
    "an outcome": ("record/publication.csv", swap(",warnings,", ",passed,"), "come to warnings"),
    "a content digest": (
        "record/content_digest.csv",
        swap("loan_month,2026-09-30,10,", "loan_month,2026-09-30,9,"),
        "do not add up",
    ),
    "the chain": ("chain.csv", swap("village_bank", "town_bank"), "does not follow"),
    "a seal": ("seals/1.json", swap('"content": "', '"content": "0'), "name different digests"),
    "rows of a file": ("record/file_row_count.csv", cell("month.csv", 3, "11"), "11 rows read are not 10"),
    "a rule": ("program/data_checks/rules/loan_amount_positive.sql", swap("select", "SELECT"), "of version"),
    "the program": ("python/oversight/seals.py", swap("yield", "pass"), "are not those of version"),
    "the feed's SELECT": ("feed/loan.sql", swap("select", "SELECT"), "are not those of version"),
    "a figure": ("figures/headline_trend.csv", swap(",0.1,", ",0.01,"), "parts give 0.1"),
    "a part": ("figures/headline_trend.csv", swap(",100.00,", ",10.00,"), "not the same in"),
}


@pytest.mark.parametrize("what", SEEN_ALONE)
def test_a_forgery_that_contradicts_itself(what: str, taken: Members, tmp_path: Path) -> None:
    name, change, said = SEEN_ALONE[what]
    found = differences(rewritten(taken, **{name: change}), tmp_path)
    assert any(said in each for each in found), found


def test_a_publication_from_before_its_texts_were_kept(taken: Members, tmp_path: Path) -> None:
    """Its evidence has no SQL, which is said once; taken out of newer evidence it is missed."""
    texts = ("program/", "feed/", "python/")
    bare = {name: text for name, text in taken.items() if not name.startswith(texts)}
    assert any("of version" in said for said in differences(rewritten(bare), tmp_path))
    columns, rows = evidence.from_csv(bare["record/publication.csv"])
    old = [name for name in columns if name not in ("feed_version", "program_version", "libraries")]
    bare["record/publication.csv"] = evidence.to_csv(old, [[row[name] for name in old] for row in rows])
    assert differences(rewritten(bare), tmp_path) == []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERSIGHT_WAREHOUSE", str(tmp_path / "elsewhere"))
        notes = evidence_check.check(tmp_path / "taken.zip", settings.read()).notes
    assert "evidence.before_texts" in [note.key for note in notes]


SEEN_BESIDE = {
    "figures/figures.csv": swap("NPL ratio", "Ratio"),
    "record/check_failure.csv": swap("2026", "2025"),
    "record/check_result.csv": swap("Correct", "Ignore"),
    "record/file_row_count.csv": cell("month.csv", 6, "0" * 64),
    "record/table_freshness.csv": swap("stale", "fresh"),
}


def test_a_forgery_that_only_the_warehouse_gives_away(taken: Members, tmp_path: Path) -> None:
    forged = rewritten(taken, **SEEN_BESIDE)
    assert differences(forged, tmp_path) == []
    assert differences(forged, tmp_path, beside=True) == [
        f"member {name} differs from what the warehouse gives" for name in SEEN_BESIDE
    ]


def test_another_warehouse_with_the_same_numbers(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(find(None, 1), chain_digest="0" * 64)
    monkeypatch.setattr(evidence_compare, "publications", lambda: (other,))
    said = differences((place / "1.zip").read_bytes(), tmp_path, beside=True)
    assert said == [f"the warehouse holds another publication 1: its chain digest is {'0' * 64}"]


def test_nothing_in_it_runs_in_a_spreadsheet(taken: Members) -> None:
    for name, text in taken.items():
        if name.endswith(".csv"):
            assert text.startswith("\ufeff".encode())
            columns, rows = evidence.from_csv(text)
            cells = [*columns, *(value for row in rows for value in row.values())]
            assert not [value for value in cells if re.match(r"[=+@\t\r]|-[^\d]", value)], name
    assert (
        evidence.to_csv(["a"], [["=1+1"], ["-2.50"], [None]]).decode("utf-8-sig") == 'a\n\'=1+1\n-2.50\n""\n'
    )


def test_names_of_persons_are_masked_unless_an_auditor_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from oversight import access

    columns, row = ("rule", "failed_key"), ("r", '{"customer_id":"C1","name":"张三丰"}')
    assert access.masked_keys(columns, [row]) == (("r", '{"customer_id":"C1","name":"张**"}'),)
    monkeypatch.setenv("OVERSIGHT_ROLE", "auditor")
    assert not json.loads(evidence.members(settings.read(), find(None, 1))["about.json"])["masked"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_readme_says_to_do_by_hand(language: str, place: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(place / "2.zip", tmp_path)
    readme = (tmp_path / f"README.{language}.md").read_text(encoding="utf-8")
    assert "sha256sum -c DIGEST MANIFEST.sha256" in readme
    subprocess.run(
        ["sha256sum", "--quiet", "-c", "DIGEST", "MANIFEST.sha256"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    failing, ratios = re.findall(r'duckdb -c "([^"]+)"', readme)
    with pytest.MonkeyPatch.context() as patch, duckdb.connect() as con:
        patch.chdir(tmp_path)
        assert con.execute(failing).fetchall() == []
        figures = con.execute(ratios).fetchall()
        assert ("npl_ratio", 0.1, 0.1) in figures
        assert all(value is None or value == again for _, value, again in figures)
    chain = [line.split(",") for line in (tmp_path / "chain.csv").read_text("utf-8-sig").splitlines()[1:]]
    before = ""
    for number, feed, _, _, content, chained in chain:
        command = ["sh", "-c", 'printf "%s" "$0" | sha256sum', f"{before}|{number}|{feed}|{content}"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert said.split()[0] == chained
        before = chained


def test_a_damaged_warehouse_gives_no_evidence(place: Path, tmp_path: Path) -> None:
    file = next((place / "warehouse" / "program").glob("village_bank-*.zip"))
    content = file.read_bytes()
    file.write_bytes(content + b" ")
    try:
        done = oversight("evidence", str(tmp_path / "e.zip"), warehouse=place / "warehouse", expect=2)
        assert f"{file.name} differs from the seal" in done.stderr
        assert not (tmp_path / "e.zip").exists()
    finally:
        file.write_bytes(content)


def test_what_cannot_be_read_or_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no_file"):
        evidence_check.check(tmp_path / "none.zip", settings.read())
    with pytest.raises(Problem, match="cannot_write"):
        evidence.write(settings.read(), find(None, 1), tmp_path / "none" / "e.zip")
    assert differences(b"not a zip", tmp_path) == [say("evidence.no_archive", "en")]


def test_compaction_and_later_loads_raise_no_alarm(place: Path, tmp_path: Path) -> None:
    """Last, as it changes the warehouse."""
    oversight("compact", warehouse=place / "warehouse")
    for number in (1, 2):
        assert differences((place / f"{number}.zip").read_bytes(), tmp_path, beside=True) == []
