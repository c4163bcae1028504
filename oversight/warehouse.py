"""The only place that opens DuckDB: scratch files, the lake for one writer, the lake for readers."""

from __future__ import annotations

import fcntl
import importlib.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from oversight.problems import Problem
from oversight.settings import Settings

# A machine has other work beside a load, and the load's own Python comes on top.
MEMORY_GIB = 5


def scratch(file: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Open an empty DuckDB, in memory or in a file of its own, that may read the files of a feed.

    One in a file takes a bounded share of the machine and spills beside its file.
    """
    con = duckdb.connect(str(file) if file else ":memory:")
    if file:
        size, unit = con.execute("select current_setting('memory_limit')").fetchall()[0][0].split()
        if unit in ("GiB", "TiB") and not (unit == "GiB" and float(size) < MEMORY_GIB):
            con.execute(f"set memory_limit = '{MEMORY_GIB}GiB'")
    return con


def load_extension(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load an extension from its wheel by path, so that a bank without internet needs pip alone."""
    spec = importlib.util.find_spec(f"duckdb_extension_{name}")
    if spec is None or spec.origin is None:
        con.install_extension(name)
        con.load_extension(name)
        return
    folder = Path(spec.origin).parent / "extensions" / f"v{duckdb.__version__}"
    con.load_extension(str(folder / f"{name}.duckdb_extension"))


def exists(settings: Settings) -> bool:
    """Say whether something was ever published here (a PostgreSQL catalog answers when attached)."""
    kind, _, place = settings.catalog.partition(":")
    return kind != "sqlite" or Path(place).exists()


def attach_for_reading(
    con: duckdb.DuckDBPyConnection, settings: Settings, snapshot: int | None = None, name: str = "lake"
) -> None:
    """Attach the lake under a name, read-only, at one snapshot or always at the newest.

    Raises Problem when nothing was published here or the warehouse cannot be read.
    """
    if not exists(settings):
        raise Problem("problem.no_warehouse", folder=settings.warehouse)
    _load_lake_extensions(con, settings)
    version = "" if snapshot is None else f", snapshot_version {snapshot:d}"
    _attach(con, settings, f"read_only{version}", name)


def attach_for_writing(con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Attach the lake as `lake` for the one writer; the folders are made when they are missing."""
    kind, _, place = settings.catalog.partition(":")
    if kind == "sqlite":
        Path(place).parent.mkdir(parents=True, exist_ok=True)
    if "://" not in settings.data:
        Path(settings.data).mkdir(parents=True, exist_ok=True)
    _load_lake_extensions(con, settings)
    journal = ", meta_journal_mode 'WAL', meta_busy_timeout 10000" if kind == "sqlite" else ""
    _attach(con, settings, f"data_path {_literal(settings.data)}, data_inlining_row_limit 0{journal}")


def fence(con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Close a reader's connection against other files and against changes of its own settings."""
    kind, _, place = settings.catalog.partition(":")
    allowed = [settings.data] + ([f"{Path(place).parent}/"] if kind == "sqlite" else [])
    con.execute(f"set allowed_directories = [{', '.join(_literal(folder) for folder in allowed)}]")
    con.execute("set enable_external_access = false")
    con.execute("set lock_configuration = true")


def lake_tables(con: duckdb.DuckDBPyConnection, snapshot: int | None = None) -> frozenset[str]:
    """Name the lake's tables at a snapshot or now, none where no lake is attached.

    From its catalog, which answers a hundred times faster than `duckdb_tables()`. The catalog itself is not
    among the databases that DuckDB lists.
    """
    attached = "select 1 from duckdb_databases() where database_name = 'lake'"
    if not con.execute(attached).fetchall():
        return frozenset()
    held = """
        select table_name from __ducklake_metadata_lake.ducklake_table
        where
            coalesce(begin_snapshot <= $snapshot::bigint, true)
            and (end_snapshot is null or coalesce(end_snapshot > $snapshot::bigint, false))
    """
    return frozenset(name for (name,) in con.execute(held, {"snapshot": snapshot}).fetchall())


@contextmanager
def load_lock(settings: Settings, what: str) -> Iterator[None]:
    """Hold the warehouse's one load; the lock goes with the process, so kill -9 frees it.

    Raises Problem naming the load that is under way.
    """
    settings.warehouse.mkdir(parents=True, exist_ok=True)
    with (settings.warehouse / "load.lock").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise Problem("problem.load_running", other=file.read().strip() or "?") from None
        file.truncate(0)
        file.write(f"{what} (pid {os.getpid()})")
        file.flush()
        yield
        file.truncate(0)


def _load_lake_extensions(con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    catalog = "postgres_scanner" if settings.catalog.startswith("postgres:") else "sqlite_scanner"
    storage = ["httpfs"] if "://" in settings.data else []
    for name in ["ducklake", catalog, *storage]:
        load_extension(con, name)


def _attach(con: duckdb.DuckDBPyConnection, settings: Settings, options: str, name: str = "lake") -> None:
    try:
        con.execute(f"attach {_literal('ducklake:' + settings.catalog)} as {name} ({options})")
    except duckdb.Error as error:
        raise Problem("problem.warehouse_unreadable", folder=settings.warehouse, detail=error) from error


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
