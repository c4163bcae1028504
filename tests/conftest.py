"""Warehouses that many tests read: the real feeds and the sample bank, each loaded once a test run."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
REAL_DATA = Path(os.environ.get("OVERSIGHT_REAL_DATA", REPOSITORY.parent / "shared" / "data"))
SAMPLE_ENDS = dt.date(2026, 10, 31)
BUSINESS_DATE = "2026-11-15"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of the real loan data, which is never part of the project."""
    if not REAL_DATA.is_dir():
        message = f"the real loan data is not at {REAL_DATA} (set OVERSIGHT_REAL_DATA)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return REAL_DATA


@pytest.fixture(scope="session")
def loaded_real(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    def load(warehouse: Path) -> None:
        for source in ("cmbs_abs_ee", "sba_7a"):
            oversight("load", source, str(real_data / source), warehouse=warehouse)

    return _once(tmp_path_factory, "real_warehouse", load)


@pytest.fixture(scope="session")
def loaded_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def load(warehouse: Path) -> None:
        files = warehouse.parent / "sample_files"
        oversight("sample", str(files), "--loans", "1500", "--months", "14", "--end", f"{SAMPLE_ENDS:%Y-%m}")
        oversight("load", "sample_bank", str(files), warehouse=warehouse)

    return _once(tmp_path_factory, "sample_warehouse", load)


@pytest.fixture
def real_warehouse(loaded_real: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings that name the warehouse with both real feeds."""
    return _use(loaded_real, monkeypatch)


@pytest.fixture
def sample_warehouse(loaded_sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings that name the warehouse with the sample bank."""
    return _use(loaded_sample, monkeypatch)


def oversight(
    *arguments: str, warehouse: Path | None = None, expect: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own and hold it to its exit code."""
    variables = {
        **os.environ,
        "OVERSIGHT_BUSINESS_DATE": BUSINESS_DATE,
        "OVERSIGHT_LANGUAGE": "en",
        **environment,
    }
    if warehouse is not None:
        variables["OVERSIGHT_WAREHOUSE"] = str(warehouse)
    done = subprocess.run(
        [sys.executable, "-m", "oversight", *arguments],
        cwd=REPOSITORY,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == expect, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def _use(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(warehouse))
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", BUSINESS_DATE)
    return warehouse


def _once(factory: pytest.TempPathFactory, name: str, load: Callable[[Path], None]) -> Path:
    """Build a warehouse once for all worker processes of one run."""
    shared = factory.getbasetemp().parent if os.environ.get("PYTEST_XDIST_WORKER") else factory.getbasetemp()
    warehouse, done = shared / name / "warehouse", shared / name / "done"
    warehouse.parent.mkdir(exist_ok=True)
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            load(warehouse)
            done.touch()
    return warehouse
