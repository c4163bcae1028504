"""What a Parquet file says of its own columns, against what is read: a damaged page can read as values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from oversight.problems import Message

# Of the other types a footer counts the nulls, but its extremes are written in ways of their own.
ORDERED = ("BIGINT", "BOOLEAN", "DATE", "DECIMAL", "INTEGER", "SMALLINT", "TIMESTAMP", "TINYINT", "VARCHAR")
OF_COLUMN = """
    select
        {place} as place,
        {name} as column_name,
        case
            when said.knows_nulls and read.nulls_{place} <> said.nulls then 'nulls'
            when not {is_ordered} then null
            when said.knows_least and read.least_{place} is distinct from said.least
                and (said.least_is_exact or coalesce(read.least_{place} < said.least, true)) then 'least'
            when said.knows_most and read.most_{place} is distinct from said.most
                and (said.most_is_exact or coalesce(read.most_{place} > said.most, true)) then 'most'
        end as what
    from footer_read as read
    cross join (
        select
            sum(stats_null_count) as nulls,
            count(*) = count(stats_null_count) as knows_nulls,
            min(try_cast(stats_min_value as {kind})) as least,
            max(try_cast(stats_max_value as {kind})) as most,
            bool_and(is_empty or try_cast(stats_min_value as {kind}) is not null) as knows_least,
            bool_and(is_empty or try_cast(stats_max_value as {kind}) is not null) as knows_most,
            bool_and(is_empty or coalesce(min_is_exact, false)) as least_is_exact,
            bool_and(is_empty or coalesce(max_is_exact, false)) as most_is_exact
        from footer_said
        where path_in_schema = {name}
        having count(*) > 0
    ) as said
"""


def contradictions(con: duckdb.DuckDBPyConnection, name: str, path: Path) -> Iterator[Message]:
    """Name the first column that does not hold what the file's own footer says of it.

    Every value is read: DuckDB answers counts and extremes from the footer itself unless told not to.
    Raises duckdb.Error where the file cannot be read at all.
    """
    con.execute("set disabled_optimizers = 'statistics_propagation'")
    try:
        found = _found(con, path)
    finally:
        con.execute("reset disabled_optimizers")
    for _, column, what in found:
        said = {"file": name, "column": column, "what": Message(f"problem.footer_{what}")}
        yield Message("problem.contradicts_footer", said)


def _found(con: duckdb.DuckDBPyConnection, path: Path) -> list[tuple[int, str, str]]:
    given = {"path": str(path)}
    columns = con.execute("describe select * from read_parquet($path)", given).fetchall()
    summed = ", ".join(
        f"count(*) - count({column}) as nulls_{place},"
        f" min({column}) as least_{place}, max({column}) as most_{place}"
        for place, column in enumerate(_quoted(column, '"') for column, *_ in columns)
    )
    read = f"select {summed} from read_parquet($path)"  # noqa: S608 - names of columns, quoted
    con.execute(f"create or replace temp table footer_read as {read}", given)
    con.execute(
        "create or replace temp table footer_said as"
        " select *, coalesce(stats_null_count = num_values, false) as is_empty from parquet_metadata($path)",
        given,
    )
    parts = (
        OF_COLUMN.format(
            place=place,
            name=_quoted(column, "'"),
            kind=kind,
            is_ordered=str(kind.startswith(ORDERED) and not kind.endswith("]")).lower(),
        )
        for place, (column, kind, *_) in enumerate(columns)
    )
    first = f"from ({' union all '.join(parts)}) where what is not null order by place limit 1"
    return con.execute(first).fetchall()


def _quoted(name: str, mark: str) -> str:
    return mark + name.replace(mark, mark * 2) + mark
