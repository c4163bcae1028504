"""The sample bank after its load: the gate has nothing against it, and the bridge explains every fen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from oversight import queries
from oversight.opened import open_publication
from oversight.publications import find


@pytest.mark.usefixtures("sample_warehouse")
def test_the_gate_finds_warnings_at_most() -> None:
    answer = queries.run("check_results", source="sample_bank")
    results = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert len(results) > 50
    worst = [
        result["rule"]
        for result in results
        if result["status"] == "error" or (result["status"] == "failed" and result["severity"] == "critical")
    ]
    assert worst == []


@pytest.mark.usefixtures("sample_warehouse")
@pytest.mark.parametrize("basis", ["reported", "dpd", "floor", "effective", "eba", "fdic", "par"])
def test_the_npl_bridge_leaves_nothing_unexplained(basis: str) -> None:
    answer = queries.run("npl_bridge", source="sample_bank", basis=basis)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert sum(row["amount"] != 0 for row in rows if row["component"] == "new") >= 6
    assert {row["amount"] for row in rows if row["component"] == "unexplained"} == {Decimal("0.00")}


@pytest.mark.usefixtures("sample_warehouse")
def test_a_publication_knows_every_table_that_can_be_read() -> None:
    opened = open_publication(find("sample_bank"))
    own = "where database_name = 'memory' and not internal"
    listed = opened.con.cursor().execute(
        f"select table_name from duckdb_tables() {own} union all select view_name from duckdb_views() {own}"
    )
    assert {name for (name,) in listed.fetchall()} == opened.tables
