"""Bad input ends with one clear message, exit code 2, and the last publication untouched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from oversight.publications import publications
from oversight.queries import run
from tests.conftest import oversight
from tests.core.tiny_feed import write_files, write_source

OCTOBER, SEPTEMBER = dt.date(2026, 10, 31), dt.date(2026, 9, 30)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A warehouse with one good publication of the village bank, and the description of its feed."""
    place = tmp_path_factory.mktemp("village")
    source = write_source(place / "village_bank")
    files = write_files(place / "september", [SEPTEMBER])
    oversight("load", str(source), str(files), warehouse=place / "warehouse")
    return place / "warehouse", source


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return damage


def cut(file: str, share: float) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        content = (folder / file).read_bytes()
        (folder / file).write_bytes(content[: int(len(content) * share) - 3])

    return damage


def rewrite(file: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / file).write_bytes(content) and None


def gb18030(folder: Path) -> None:
    text = (folder / "customers.csv").read_text(encoding="utf-8")
    (folder / "customers.csv").write_bytes(text.encode("gb18030"))


UNUSABLE = {
    "missing file": (lambda folder: (folder / "month.csv").unlink(), ["month.csv", "missing"]),
    "empty file": (rewrite("month.csv", b""), ["month.csv", "empty"]),
    "header alone": (rewrite("month.csv", b"day,loan,balance,due_since,class\n"), ["month.csv", "no rows"]),
    "wrong encoding": (gb18030, ["customers.csv, line 2", "not valid utf-8"]),
    "missing column": (replace("month.csv", ",class\n", "\n"), ["month.csv", "column 'class' is missing"]),
    "extra column": (
        replace("loans.csv", ",due\n", ",due,colour\n"),
        ["loans.csv", "'colour' was not expected"],
    ),
    "columns swapped": (
        replace("month.csv", "day,loan,balance", "day,balance,loan"),
        ["month.csv", "another order", "day, loan, balance, due_since, class"],
    ),
    "a field too many": (replace("month.csv", ",L03,", ",L03,,"), ["month.csv, line 4", "expected 5 fields"]),
    "text in a number": (
        replace("month.csv", "L03,100.00", "L03,about a hundred"),
        ["month.csv", "column balance", "loan_id=L03", "'about a hundred'", "decimal(18,2)"],
    ),
    "impossible date": (
        replace("loans.csv", "L04,C04,B0,1000.00,2024-01-15", "L04,C04,B0,1000.00,2024-02-30"),
        ["loans.csv", "granted_on", "loan_id=L04", "'2024-02-30'", "date"],
    ),
    "cut off in a field": (cut("month.csv", 0.6), ["month.csv", "cut off"]),
}


@pytest.mark.parametrize("case", UNUSABLE)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_unusable_input(case: str, language: str, published: tuple[Path, Path], tmp_path: Path) -> None:
    warehouse, source = published
    damage, said = UNUSABLE[case]
    files = write_files(tmp_path / "files", [OCTOBER])
    damage(files)
    before = state(warehouse)
    done = oversight(
        "load", str(source), str(files), warehouse=warehouse, expect=2, OVERSIGHT_LANGUAGE=language
    )
    assert "Traceback" not in done.stderr
    if language == "en":
        assert all(words in done.stderr for words in said), done.stderr
    else:
        assert any("一" <= sign <= "鿿" for sign in done.stderr)
    assert state(warehouse) == before
    assert not list(warehouse.glob("scratch-*"))


def test_all_problems_of_all_files_are_told_at_once(published: tuple[Path, Path], tmp_path: Path) -> None:
    warehouse, source = published
    files = write_files(tmp_path / "files", [OCTOBER], balances={"L03": "x", "L07": "y"})
    replace("loans.csv", "L04,C04,B0,1000.00", "L04,C04,B0,-")(files)
    said = oversight("load", str(source), str(files), warehouse=warehouse, expect=2).stderr
    assert all(words in said for words in ("loan_id=L03", "loan_id=L07", "loan_id=L04", "original_amount"))


BLOCKED = {
    "duplicate key": (replace("month.csv", ",L03,", ",L04,"), "loan_month_key_unique", "L04"),
    "unknown code": (replace("customers.csv", "retail", "alien"), "customer_codes_known", "C01"),
    "orphan reference": (replace("loans.csv", ",C05,", ",C99,"), "loan_customer_exists", "L05"),
}


@pytest.mark.parametrize("case", BLOCKED)
def test_blocked_by_the_gate(case: str, published: tuple[Path, Path], tmp_path: Path) -> None:
    warehouse, source = published
    damage, rule, key = BLOCKED[case]
    files = write_files(tmp_path / "files", [OCTOBER])
    damage(files)
    before = state(warehouse)
    done = oversight("load", str(source), str(files), warehouse=warehouse, expect=3)
    assert rule in done.stdout
    report = Path(done.stdout.strip().splitlines()[-1].split("kept in ")[1].removesuffix("."))
    text = report.read_text(encoding="utf-8")
    assert rule in text
    assert key in text
    assert state(warehouse) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["load", "no_such_source", "."], "no source 'no_such_source'"),
        (["query", "npl_ratio"], "no query named npl_ratio"),
        (["query", "npl_ratio_trend", "--param", "basis"], "write key=value"),
        (["query", "npl_ratio_trend", "--param", "basis=guess"], "reported | dpd | floor | effective"),
        (["query", "npl_ratio_trend", "--param", "colour=red"], "no parameter colour"),
        (["query", "npl_ratio_by_branch", "--param", "as_of_date=2026-02-30"], "expected date"),
        (["query", "npl_ratio_trend", "--publication", "99"], "no publication 99"),
        (["query", "npl_ratio_trend", "--source", "moon_bank"], "moon_bank has not been published"),
        (["verify", "--publication", "99"], "no publication 99"),
    ],
)
def test_usage(arguments: list[str], said: str, published: tuple[Path, Path]) -> None:
    done = oversight(*arguments, warehouse=published[0], expect=2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_warehouse_says_what_to_do(tmp_path: Path) -> None:
    assert "Load a source first" in oversight("query", "npl_ratio_trend", warehouse=tmp_path, expect=2).stderr
    assert "Nothing has been published" in oversight("publications", warehouse=tmp_path).stdout


def test_another_base_currency_is_refused(published: tuple[Path, Path], tmp_path: Path) -> None:
    warehouse, _ = published
    source = write_source(tmp_path / "village_bank", currency="USD")
    files = write_files(tmp_path / "files", [OCTOBER])
    before = state(warehouse)
    said = oversight("load", str(source), str(files), warehouse=warehouse, expect=2).stderr
    assert "kept in CNY" in said
    assert state(warehouse) == before


def state(warehouse: Path) -> tuple[object, ...]:
    """What a user sees of the last publication, and the files that it stands on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERSIGHT_WAREHOUSE", str(warehouse))
        files = sorted((str(f), f.stat().st_mtime_ns) for f in (warehouse / "data").rglob("*.parquet"))
        seals = sorted(f.read_text(encoding="utf-8") for f in (warehouse / "publications").glob("*"))
        return publications(), run("npl_ratio_trend").rows, files, seals
