from __future__ import annotations

import os
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of the real feeds; it is no part of the repository, so only CI insists on it."""
    if DATA.is_dir():
        return DATA
    message = f"the real loan data is not in {DATA}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
