"""A village bank that published the same month twice, for the pages that speak of publications."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import oversight
from tests.core.tiny_feed import write_files, write_source

SEPTEMBER = dt.date(2026, 9, 30)


@pytest.fixture(scope="session")
def two_loads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """September twice: the second time loan 5 owes 250.00 instead of 100.00 and is non-performing."""
    place = tmp_path_factory.mktemp("two_loads")
    source, warehouse = write_source(place / "village_bank"), place / "warehouse"
    for name, given in (("1", {}), ("2", {"balances": {"L05": "250.00"}, "classes": {"L05": 3}})):
        files = write_files(place / name, [SEPTEMBER], **given)
        oversight("load", str(source), str(files), warehouse=warehouse)
    return warehouse


@pytest.fixture
def twice_published(two_loads: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings that name the warehouse with both publications."""
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(two_loads))
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", "2026-10-15")
    return two_loads
