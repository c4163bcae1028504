"""The sample bank: the files of an invented city commercial bank, the same for the same arguments."""

from __future__ import annotations

import datetime as dt
import graphlib
import re
import tempfile
import tomllib
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from oversight import warehouse
from sample_data import truth

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROOM = Path(__file__).resolve().parent
NOT_PARAMETERS = {"facts", "realism"}
BEFORE_THE_CHAIN = (
    "office_range",
    "sector_range",
    "security_range",
    "stress",
    "draft",
    "script",
    "client",
    "credit",
    "workout_upto",
    "today",
    "scripted_life",
    "eased",
    "barred",
)
AFTER_THE_CHAIN = ("shown", "position", "price_level", "piece")
MEMORY = "6GB"  # a bank of a million loans is larger: what does not fit waits in a temporary folder
KEPT_BEFORE_THE_FIRST = 3  # months: capital is told at quarter ends


class Plants(StrEnum):
    """What is hidden in the bank for others to find."""

    nothing = "nothing"
    facts = "facts"
    faults = "faults"


def generate(
    folder: Path,
    *,
    loans: int,
    months: int,
    end: dt.date,
    seed: int,
    plants: Plants = Plants.facts,
    report: Callable[..., None] = lambda *_, **__: None,
) -> None:
    """Write one Parquet file a contract table and `truth.json` into the folder, made when it is missing.

    `loans` are on the book at the first as-of date, new ones come with every month; the last of the
    `months` is the one that `end` lies in. `report` is told the text key of each step.
    """
    first = dt.date(end.year, end.month, 1)
    for _ in range(months - 1):
        first = (first - dt.timedelta(days=1)).replace(day=1)
    con = warehouse.scratch()
    spill = tempfile.TemporaryDirectory()
    try:
        con.execute(f"set memory_limit = '{MEMORY}'")
        con.execute("set temp_directory = $place", {"place": spill.name})
        _set(con, seed=seed, loans=loans, months=months, first_month=first)
        _set(con, plants=plants is not Plants.nothing)
        _read_parameters(con)
        report("cli.sample_living")
        _live(con, months)
        report("cli.sample_writing")
        folder.mkdir(parents=True, exist_ok=True)
        _write(con, folder, with_faults=plants is Plants.faults)
        truth.write(con, folder / "truth.json", loans=loans, months=months, end=end, seed=seed, plants=plants)
    finally:
        con.close()
        spill.cleanup()


def _set(con: DuckDBPyConnection, **variables: int | dt.date) -> None:
    for name, value in variables.items():
        con.execute(f"set variable {name} = $value", {"value": value})


def _read_parameters(con: DuckDBPyConnection) -> None:
    """Make a table of every list in the TOML files, named like the list."""
    for path in sorted(ROOM.glob("*.toml")):
        if path.stem in NOT_PARAMETERS:
            continue
        parameters = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, rows in parameters.items():
            con.execute(f"create table {name} as select unnest($rows, recursive := true)", {"rows": rows})


def _live(con: DuckDBPyConnection, months: int) -> None:
    """Make the bank, let its loans live through the months, and choose who carries the planted facts."""
    con.execute(_sql("world/macros"))
    con.execute("set variable allowance_rates = (select rates from allowance)")
    _build(con, BEFORE_THE_CHAIN)
    _run_chain(con, months)
    _build(con, AFTER_THE_CHAIN)
    con.execute(_sql("world/contagion"))
    truth.open_table(con)
    _run_all(con, "facts")


def _build(con: DuckDBPyConnection, names: tuple[str, ...]) -> None:
    for name in names:
        con.execute(f"create table {name} as {_sql(f'world/{name}')}")


def _run_chain(con: DuckDBPyConnection, months: int) -> None:
    """Live through the months one by one: those of the burn-in are negative, the first one shown is 0."""
    chain = {name: _sql(f"chain/{name}") for name in ("step", "renewal", "eased", "barred", "opening")}
    con.execute("create table standing as from today limit 0")
    begin = con.sql("select min(month) from today").fetchall()[0][0]
    for month in range(begin + 1, months):
        _set(con, month=month)
        con.execute(f"create or replace table today as {chain['step']}")
        con.execute(f"insert into credit {chain['renewal']}")
        con.execute(f"insert into today by name {chain['opening']}")
        con.execute(f"insert into eased {chain['eased']}")
        con.execute(f"insert into barred {chain['barred']}")
        if month >= -KEPT_BEFORE_THE_FIRST:
            rows = "from today union all by name from scripted_life where month = getvariable('month')"
            con.execute(f"insert into standing from ({rows}) order by loan_no")


def _write(con: DuckDBPyConnection, folder: Path, *, with_faults: bool) -> None:
    """Write each table from its SELECT; schema `file` holds what was written, for tables that sum up others.

    Faults need whole tables to be changed before they are written, so with them the schema holds tables.
    """
    con.execute("create schema file")
    names = _in_order_of_need()
    for name in names:
        select = f"({_sql(f'tables/{name}')})"
        if with_faults:
            con.execute(f"create table file.{name} as from {select}")
        else:
            target = _copy(con, select, folder / f"{name}.parquet")
            con.execute(f"create view file.{name} as from read_parquet('{target}')")
    if with_faults:
        _run_all(con, "faults")
        for name in names:
            _copy(con, f"file.{name}", folder / f"{name}.parquet")


def _in_order_of_need() -> list[str]:
    """Order the tables so that each comes after those that its SELECT reads."""
    needs = {
        path.stem: set(re.findall(r"\bfile\.(\w+)", path.read_text(encoding="utf-8")))
        for path in sorted((ROOM / "tables").glob("*.sql"))
    }
    return list(graphlib.TopologicalSorter(needs).static_order())


def _copy(con: DuckDBPyConnection, rows: str, path: Path) -> str:
    target = str(path).replace("'", "''")
    con.execute(f"copy {rows} to '{target}' (format parquet, compression zstd)")
    return target


def _run_all(con: DuckDBPyConnection, room: str) -> None:
    for path in sorted((ROOM / room).glob("*.sql")):
        con.execute(path.read_text(encoding="utf-8"))


def _sql(name: str) -> str:
    return (ROOM / f"{name}.sql").read_text(encoding="utf-8")
