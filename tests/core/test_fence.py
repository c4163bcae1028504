"""Every way out of a reader's connection is tried and refused."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from oversight import settings, warehouse
from oversight.opened import ask, open_publication
from oversight.problems import Problem
from oversight.publications import find

WAYS_OUT = [
    "insert into book_month select * from book_month",
    "update publication set gate_outcome = 'passed'",
    "delete from check_result",
    "create table mine as select 1",
    "create or replace view loan as select 1",
    "drop table book_month",
    "copy (select 1) to '{catalog}/out.csv'",
    "copy loan_month to '{data}/main/loan_month/out.parquet'",
    "attach '{catalog}/catalog.sqlite' as catalog (type sqlite)",
    "attach 'ducklake:sqlite:{catalog}/catalog.sqlite' as again",
    "detach lake",
    "use lake",
    "load sqlite_scanner",
    "install httpfs",
    "set lock_configuration = false",
    "pragma database_list",
    "call ducklake_merge_adjacent_files('lake')",
    "select 1; delete from check_result",
    "select * from lake.main.loan_month",
    "select * from lake.loan_month",
    "select * from loan_month at (version => 1)",
    "select * from __ducklake_metadata_lake.ducklake_data_file",
    "select * from information_schema.tables",
    "from '{catalog}/catalog.sqlite'",
    "from '/etc/passwd'",
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('{catalog}/catalog.sqlite')",
    "select * from read_blob('{catalog}/catalog.sqlite')",
    "select * from read_parquet('{data}/**/*.parquet')",
    "select * from sqlite_scan('{catalog}/catalog.sqlite', 'ducklake_snapshot')",
    "select * from glob('{data}/**')",
    "select * from query('delete from check_result')",
    "select * from query_table('loan_month')",
    "select * from duckdb_settings()",
    "select * from duckdb_secrets()",
    "select (select count(*) from read_text('/etc/passwd')) from publication",
    "with x as (select * from sqlite_scan('{catalog}/catalog.sqlite', 'ducklake_table')) select * from x",
    "select * from publication where exists (select 1 from '/etc/passwd')",
    "show all tables",
    "explain analyze delete from check_result",
]


@pytest.mark.parametrize("statement", WAYS_OUT)
def test_a_way_out_is_refused(statement: str, real_warehouse: Path) -> None:
    opened = open_publication(find("cmbs_abs_ee"))
    before = sorted(path.stat().st_mtime_ns for path in real_warehouse.rglob("*.parquet"))
    folders = {"catalog": real_warehouse / "catalog", "data": real_warehouse / "data"}
    with pytest.raises(Problem) as refused:
        ask(opened, statement.format(**folders), {})
    assert refused.value.messages[0].key in {
        "problem.not_a_select",
        "problem.unknown_table",
        "problem.table_function",
    }
    assert sorted(path.stat().st_mtime_ns for path in real_warehouse.rglob("*.parquet")) == before


@pytest.mark.usefixtures("real_warehouse")
def test_own_tables_are_let_through() -> None:
    opened = open_publication(find("cmbs_abs_ee"))
    sql = "with months as (select distinct as_of_date from loan_month) select count(*) from months, range(2)"
    assert ask(opened, sql, {}).rows == ((210,),)


@pytest.mark.usefixtures("real_warehouse")
def test_a_connection_reads_one_source_alone() -> None:
    for source, loans in (("cmbs_abs_ee", 58), ("sba_7a", 22427)):
        opened = open_publication(find(source))
        assert ask(opened, "select count(*) from loan", {}).rows == ((loans,),)
        assert "feed" not in ask(opened, "select * from loan limit 1", {}).columns


@pytest.mark.usefixtures("real_warehouse")
def test_the_connection_itself_is_closed_too() -> None:
    """Behind the allowlist stands a second fence: no other files, no change of settings, no writing."""
    con = warehouse.scratch()
    warehouse.attach_for_reading(con, settings.read())
    warehouse.fence(con, settings.read())
    for statement in (
        "select * from read_text('/etc/passwd')",
        "set enable_external_access = true",
        "delete from lake.publication",
    ):
        with pytest.raises(duckdb.Error):
            con.execute(statement)
