"""Three digests of what was published, so that a change behind its back is found: content, files, catalog.

Files alone prove too little: compaction rewrites them, and DuckLake answers counts and extremes from its
catalog. The content digest survives compaction; the catalog digest covers statistics and partition values.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb

ROWS_AT_ONCE = 100_000
SIGNS = hashlib.sha256().digest_size * 2
META = "__ducklake_metadata_lake"
CATALOG_TABLES = (
    "ducklake_column",
    "ducklake_column_mapping",
    "ducklake_column_tag",
    "ducklake_data_file",
    "ducklake_delete_file",
    "ducklake_file_column_stats",
    "ducklake_file_partition_value",
    "ducklake_file_variant_stats",
    "ducklake_files_scheduled_for_deletion",
    "ducklake_inlined_data_tables",
    "ducklake_macro",
    "ducklake_macro_impl",
    "ducklake_macro_parameters",
    "ducklake_metadata",
    "ducklake_name_mapping",
    "ducklake_partition_column",
    "ducklake_partition_info",
    "ducklake_schema",
    "ducklake_schema_versions",
    "ducklake_snapshot",
    "ducklake_snapshot_changes",
    "ducklake_sort_expression",
    "ducklake_sort_info",
    "ducklake_table",
    "ducklake_table_column_stats",
    "ducklake_table_stats",
    "ducklake_tag",
    "ducklake_view",
)
Digest = tuple[str | None, int, str, str]


def content(
    con: duckdb.DuckDBPyConnection, relation: str, columns: Iterable[str], period: str | None
) -> list[Digest]:
    """Digest the rows of a relation: (period, row count, SHA-256, columns) a period, or one for the whole.

    A row is hashed as JSON, because joining values as text would drop nulls; hashes are sorted, because
    rows have no order. The columns are named because a table may gain one that older months do not have.
    """
    packed = ", ".join(sorted(columns))
    ordered = con.execute(f"""
        with hashed as (
            select {period or "null"} as period, sha256(to_json(struct_pack({packed}))::varchar) as row_hash
            from {relation}
        )
        select period::varchar, row_hash from hashed order by period, row_hash
    """)
    counts: dict[str | None, int] = {}
    hashes: dict[str | None, Any] = {}
    # DuckDB sorts, spilling to disk, and Python joins: joined there, all hashes would stand in memory.
    while rows := ordered.fetchmany(ROWS_AT_ONCE):
        for of_period, group in groupby(rows, key=itemgetter(0)):
            joined = "".join(row_hash for _, row_hash in group)
            counts[of_period] = counts.get(of_period, 0) + len(joined) // SIGNS
            hashes.setdefault(of_period, hashlib.sha256()).update(joined.encode())
    return [(day, counts[day], digest.hexdigest(), packed) for day, digest in hashes.items()]


def combined(entries: Iterable[tuple[object, ...]]) -> str:
    """Digest the content digests of one publication: (table, period, row count, SHA-256, columns) each."""
    return hashlib.sha256(json.dumps(sorted(entries, key=str), default=str).encode()).hexdigest()


def files(con: duckdb.DuckDBPyConnection, snapshot: int, data_path: str) -> dict[str, str]:
    """Hash every data and delete file that a snapshot needs: path inside the data folder to SHA-256."""
    paths = [
        path
        for kind in ("data", "delete")
        for (path,) in con.execute(f"""
            select case when f.path_is_relative then s.path || t.path || f.path else f.path end
            from {META}.ducklake_{kind}_file as f
            join {META}.ducklake_table as t using (table_id)
            join {META}.ducklake_schema as s using (schema_id)
            where f.begin_snapshot <= {snapshot:d} and coalesce(f.end_snapshot > {snapshot:d}, true)
        """).fetchall()
    ]
    return {path: file_digest(con, data_path, path) for path in sorted(set(paths))}


def catalog(con: duckdb.DuckDBPyConnection, snapshot: int, *, newest: bool) -> str:
    """Digest the catalog: all of it for the newest publication, else its rows up to the snapshot."""
    digest = hashlib.sha256()
    for table in CATALOG_TABLES:
        rows = con.execute(
            f"select to_json(t)::varchar from ({_catalog_rows(con, table, snapshot, newest)}) as t"
        )
        for row in sorted(text for (text,) in rows.fetchall()):
            digest.update(f"{table}\t{row}\n".encode())
    return digest.hexdigest()


def _catalog_rows(con: duckdb.DuckDBPyConnection, table: str, snapshot: int, newest: bool) -> str:
    whole = f"select * from {META}.{table}"
    columns = {row[0] for row in con.execute(f"describe {whole}").fetchall()}
    if newest:
        return whole
    if "end_snapshot" in columns:
        ended = f"case when end_snapshot <= {snapshot:d} then end_snapshot end as end_snapshot"
        return f"select * replace ({ended}) from {META}.{table} where begin_snapshot <= {snapshot:d}"
    for column in ("begin_snapshot", "snapshot_id"):
        if column in columns:
            return f"{whole} where {column} <= {snapshot:d}"
    if "data_file_id" in columns:
        known = f"select data_file_id from {META}.ducklake_data_file where begin_snapshot <= {snapshot:d}"
        return f"{whole} where data_file_id in ({known})"
    # Totals that every load renews (table statistics, metadata) say nothing about an earlier publication.
    return f"{whole} where false"


def file_digest(con: duckdb.DuckDBPyConnection, data_path: str, path: str) -> str:
    """Hash one data file by its path inside the data folder; `missing` where there is none."""
    place = path if path.startswith("/") or "://" in path else data_path + path
    if "://" in place:
        row = con.execute("select sha256(content) from read_blob($place)", {"place": place}).fetchall()
        return str(row[0][0])
    file = Path(place)
    if not file.is_file():
        return "missing"
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
