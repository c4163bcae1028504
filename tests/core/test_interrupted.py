"""Two loads at once, a full disk: the last publication stays as it was and the next load works."""

from __future__ import annotations

import datetime as dt
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from oversight import settings, warehouse
from tests.conftest import BUSINESS_DATE, REPOSITORY, oversight
from tests.core.tiny_feed import write_files, write_source

SEPTEMBER, OCTOBER = dt.date(2026, 9, 30), dt.date(2026, 10, 31)


@pytest.fixture
def village(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A warehouse with September published, the feed, and the files of October."""
    source = write_source(tmp_path / "village_bank")
    september = write_files(tmp_path / "september", [SEPTEMBER])
    oversight("load", str(source), str(september), warehouse=tmp_path / "warehouse")
    return tmp_path / "warehouse", source, write_files(tmp_path / "october", [OCTOBER])


def test_a_second_load_is_refused_and_names_the_first(
    village: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, source, files = village
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(place))
    with warehouse.load_lock(settings.read(), "the night's load"):
        said = oversight("load", str(source), str(files), warehouse=place, expect=2).stderr
    assert "the night's load" in said
    oversight("load", str(source), str(files), warehouse=place)


def test_a_full_disk_leaves_the_last_publication(village: tuple[Path, Path, Path]) -> None:
    """A limit on file size stands in for the full disk: writing past it fails in the same place."""
    place, source, files = village
    before = oversight("publications", warehouse=place).stdout

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    done = subprocess.run(
        [sys.executable, "-m", "oversight", "load", str(source), str(files)],
        cwd=REPOSITORY,
        env=environment(place),
        preexec_fn=small_disk,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "disk" in done.stderr
    assert "Traceback" not in done.stderr
    assert oversight("publications", warehouse=place).stdout == before
    oversight("verify", warehouse=place)
    oversight("load", str(source), str(files), warehouse=place)


def environment(place: Path) -> dict[str, str]:
    return {
        **os.environ,
        "OVERSIGHT_WAREHOUSE": str(place),
        "OVERSIGHT_BUSINESS_DATE": BUSINESS_DATE,
        "OVERSIGHT_LANGUAGE": "en",
    }
