"""The sample bank: the files of an invented city commercial bank, the same for the same arguments."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from oversight import warehouse

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROOM = Path(__file__).resolve().parent
PARAMETERS = ("bank", "products", "behaviour", "names", "collateral")
BEFORE_THE_CHAIN = (
    "office_range",
    "sector_range",
    "security_range",
    "draft",
    "client",
    "credit",
    "workout_upto",
    "standing",
    "barred",
)
AFTER_THE_CHAIN = ("shown", "position", "piece")


def generate(folder: Path, *, loans: int, months: int, end: dt.date, seed: int) -> None:
    """Write one Parquet file a contract table into the folder, which is made when it is missing.

    `loans` are on the book at the first as-of date, new ones come with every month; the last of the
    `months` is the one that `end` lies in.
    """
    first = dt.date(end.year, end.month, 1)
    for _ in range(months - 1):
        first = (first - dt.timedelta(days=1)).replace(day=1)
    con = warehouse.scratch()
    try:
        _set(con, seed=seed, loans=loans, months=months, first_month=first)
        _read_parameters(con)
        con.execute(_sql("world/macros"))
        _build(con, BEFORE_THE_CHAIN)
        _run_chain(con, months)
        _build(con, AFTER_THE_CHAIN)
        _write(con, folder)
    finally:
        con.close()


def _set(con: DuckDBPyConnection, **variables: int | dt.date) -> None:
    for name, value in variables.items():
        con.execute(f"set variable {name} = $value", {"value": value})


def _read_parameters(con: DuckDBPyConnection) -> None:
    """Make a table of every list in the TOML files, named like the list."""
    for stem in PARAMETERS:
        parameters = tomllib.loads((ROOM / f"{stem}.toml").read_text(encoding="utf-8"))
        for name, rows in parameters.items():
            con.execute(f"create table {name} as select unnest($rows, recursive := true)", {"rows": rows})


def _build(con: DuckDBPyConnection, names: tuple[str, ...]) -> None:
    for name in names:
        con.execute(f"create table {name} as {_sql(f'world/{name}')}")


def _run_chain(con: DuckDBPyConnection, months: int) -> None:
    """Live through the months one by one: those of the burn-in are negative, the first one shown is 0."""
    step, barred = _sql("world/step"), _sql("world/barred")
    begin = con.sql("select min(month) from standing").fetchall()[0][0]
    for month in range(begin + 1, months):
        _set(con, month=month)
        con.execute(f"insert into standing {step}")
        con.execute(f"insert into barred {barred}")


def _write(con: DuckDBPyConnection, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOM / "tables").glob("*.sql")):
        target = str(folder / f"{path.stem}.parquet").replace("'", "''")
        con.execute(f"copy ({_sql(f'tables/{path.stem}')}) to '{target}' (format parquet, compression zstd)")


def _sql(name: str) -> str:
    return (ROOM / f"{name}.sql").read_text(encoding="utf-8")
