"""Sample banks of several seeds, staged into the contract's tables the way a load stages them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from asked import END, LOANS, MONTHS, Ask

from oversight import source, warehouse
from oversight.stage import stage
from sample_data.generate import generate


@pytest.fixture(scope="session", params=[1, 2], ids="seed {}".format)
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Answer SQL over one staged bank; a cell or row that does not fit the contract stops here."""
    folder: Path = tmp_path_factory.mktemp("bank")
    generate(folder, loans=LOANS, months=MONTHS, end=END, seed=request.param)
    con = warehouse.scratch()
    stage(con, source.read("sample_bank"), folder, dt.datetime(2025, 11, 3), lambda _: None)  # noqa: DTZ001
    yield lambda sql: con.execute(sql).fetchall()
    con.close()
