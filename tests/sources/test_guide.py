"""The guide's example, taken out of the guide and run: it must load as it is written."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import duckdb

from oversight import source
from oversight.stage import stage
from tests.sources.staging import REPOSITORY

GUIDE = REPOSITORY / "sources" / "README.md"
RECEIVED_AT = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)


def test_the_example_loads_as_written(tmp_path: Path) -> None:
    feed, files = tmp_path / "my_bank", tmp_path / "files"
    feed.mkdir()
    files.mkdir()
    blocks = re.findall(r"^```\w+ (\S+)\n(.+?)^```", GUIDE.read_text(encoding="utf-8"), re.M | re.S)
    for name, text in blocks:
        (feed / name).write_text(text, encoding="utf-8")
    (files / "loans.csv").write_text(
        "no,borrower,lent,as_of,owed,late_since\n"
        "L1,甲公司,100.00,2025-12-31,80.50,\n"
        "L2,乙公司,50.00,2025-12-31,50.00,2025-09-20\n",
        encoding="utf-8",
    )
    con = duckdb.connect()

    staged = stage(con, source.read(str(feed)), files, RECEIVED_AT, lambda _: None)

    assert staged.tables == {"customer", "loan", "loan_month"}
    assert [(count.read, count.kept, count.refused) for count in staged.counts] == [(2, 2, 0)]
    months = con.execute("select loan_id, balance, principal_due_since from loan_month order by 1").fetchall()
    assert months == [("L1", Decimal("80.50"), None), ("L2", Decimal("50.00"), dt.date(2025, 9, 20))]
    con.close()
