"""Merge the small files that many loads leave behind; rows stay as they are and the seals are renewed."""

from __future__ import annotations

import duckdb

from oversight import seals, warehouse
from oversight.problems import Message
from oversight.publications import publications
from oversight.settings import Settings


def compact(settings: Settings) -> tuple[int, int] | list[Message]:
    """Merge files and renew the seals; return the number of files before and after.

    A warehouse that differs from its seals is not touched: the differences are returned instead.
    """
    with warehouse.load_lock(settings, "compact"):
        listed = publications()
        con = warehouse.scratch()
        warehouse.attach_for_writing(con, settings)
        seals.seal_missing(con, settings, listed)
        differences = seals.verify(settings, listed, None)
        if differences:
            return differences
        before = _files(con)
        con.execute("call ducklake_merge_adjacent_files('lake')")
        con.execute("call ducklake_cleanup_old_files('lake', cleanup_all => true)")
        seals.reseal(con, settings, listed)
        return before, _files(con)


def _files(con: duckdb.DuckDBPyConnection) -> int:
    return int(
        con.execute("select count(*) from __ducklake_metadata_lake.ducklake_data_file").fetchall()[0][0]
    )
