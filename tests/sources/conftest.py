"""Both real feeds, staged once a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources.staging import Ask, asker, real_folder, stage


@pytest.fixture(scope="session")
def cmbs_folder() -> Path:
    return real_folder("cmbs_abs_ee")


@pytest.fixture(scope="session")
def cmbs(cmbs_folder: Path) -> Iterator[Ask]:
    con = stage("cmbs_abs_ee", cmbs_folder)
    yield asker(con)
    con.close()


@pytest.fixture(scope="session")
def sba() -> Iterator[Ask]:
    con = stage("sba_7a", real_folder("sba_7a"))
    yield asker(con)
    con.close()
