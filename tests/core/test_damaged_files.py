"""300 damaged files: each is loaded as it says, every value of it, or refused with a message that helps."""

from __future__ import annotations

import datetime as dt
import io
import random
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from oversight import footer, warehouse
from oversight.problems import Message, Problem
from oversight.source import Source
from oversight.source import read as read_source
from oversight.stage import stage
from oversight.text import LANGUAGES
from oversight.text import told as told_in
from tests.core import damage
from tests.core.tiny_feed import SELECTS, SOURCE_TOML, write_files

CASES = 300
# A byte of a page's header was flipped, and DuckDB read empty cells as dates.
NULLS_AS_DATES = 1209
FLIPPED = range(2000, 2300)
NOW, OCTOBER = dt.datetime(2026, 11, 15, 8, 0, tzinfo=dt.UTC), dt.date(2026, 10, 31)
# What is said of a file that is damaged; a SELECT that fails or loses rows blames the wrong one.
TELLS = frozenset({
    "problem.and_more", "problem.beside_header", "problem.cell", "problem.column_order",
    "problem.contradicts_footer", "problem.cut_off",
    "problem.empty_file", "problem.empty_row", "problem.encoding", "problem.extra_column",
    "problem.file_cell", "problem.file_column", "problem.file_value", "problem.missing_column",
    "problem.no_rows", "problem.row_shape", "problem.unreadable",
})  # fmt: skip
READ_BY = {
    "customer": ("customers", {"customer_id": "id", "name": "name", "updated_at": "updated"}),
    "loan": ("loans", {"loan_id": "loan", "customer_id": "customer", "original_amount": "amount",
                       "granted_on": "granted", "matures_on": "due"}),
    "loan_month": ("month", {"as_of_date": "day", "loan_id": "loan", "balance": "balance",
                             "principal_due_since": "due_since", "risk_class_reported": "class"}),
}  # fmt: skip
TYPES = {"original_amount": "money", "balance": "money", "risk_class_reported": "whole"}
DATES = {"granted_on", "matures_on", "as_of_date", "principal_due_since"}


def village(folder: Path, form: str) -> Source:
    """Describe the village bank's feed as one that comes in another format."""
    folder = folder / f"{form}_bank"
    folder.mkdir()
    reader = {"csv": "read_csv", "parquet": "read_parquet", "xlsx": "read_xlsx"}[form]
    options = {
        "csv": ", all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"'",
        "parquet": "",
        "xlsx": ", all_varchar = true, header = true",
    }[form]
    described = SOURCE_TOML.format(currency="CNY").replace(".csv", f".{form}").replace('"csv"', f'"{form}"')
    (folder / "source.toml").write_text(described, encoding="utf-8")
    for table, sql in SELECTS.items():
        text = sql.replace("read_csv", reader).replace(".csv", f".{form}")
        text = text.replace(", all_varchar = true, header = true", options)
        if form == "xlsx":
            text = text.replace("due_since::date", "nullif(due_since, '')::date")
        (folder / f"{table}.sql").write_text(text, encoding="utf-8")
    return read_source(str(folder))


def broken(whole: dict[str, damage.Rows], folder: Path, form: str, chance: random.Random) -> tuple[str, str]:
    """Write the three files, one of them damaged; return how and which."""
    folder.mkdir()
    name = chance.choice(list(whole))
    kinds = [*damage.OF_BYTES, *damage.OF_ROWS, *(damage.OF_TEXT if form == "csv" else ())]
    how = chance.choice(kinds)
    for each, rows in whole.items():
        written = damage.write(rows, form, each)
        if each == name and how in damage.OF_ROWS:
            written = damage.write(damage.OF_ROWS[how](rows, name, chance), form, each)
        elif each == name:
            written = {**damage.OF_BYTES, **damage.OF_TEXT}[how](written, name, chance)
        (folder / f"{each}.{form}").write_bytes(written)
    return how, name


def staged(source: Source, folder: Path) -> dict[str, list[tuple[Any, ...]]] | tuple[Message, ...]:
    """Stage the files as a load does; return what the tables hold, or what was said."""
    con = warehouse.scratch()
    try:
        stage(con, source, folder, NOW, lambda _: None)
    except Problem as problem:
        return problem.messages
    else:
        return {
            table: sorted(con.execute(f"select {', '.join(columns)} from {table}").fetchall(), key=str)
            for table, (_, columns) in READ_BY.items()
        }
    finally:
        con.close()


def says(folder: Path, form: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the files say, read without the loader. Raises Refused."""
    found = {}
    for table, (name, columns) in READ_BY.items():
        rows = damage.read(folder / f"{name}.{form}", name)
        found[table] = sorted(
            (
                tuple(value(column, row[file_column]) for column, file_column in columns.items())
                for row in rows
            ),
            key=str,
        )
    return found


def value(column: str, cell: object) -> object:
    if column == "updated_at":
        return damage.moment(cell)
    if column in DATES:
        return damage.day(cell)
    if column in TYPES:
        amount = damage.number(cell, 2 if TYPES[column] == "money" else 0)
        return amount if TYPES[column] == "money" or amount is None else int(amount)
    return cell or None


def rows_of(folder: Path) -> dict[str, damage.Rows]:
    """Write the whole files as text and return their rows."""
    write_files(folder, [OCTOBER], balances={"L03": "77.50"}, names={"C04": "欧阳某某"})
    return {
        name: [line.split(",") for line in (folder / f"{name}.csv").read_text("utf-8").splitlines()]
        for name in damage.COLUMNS
    }


def test_each_is_loaded_right_or_refused_with_words_that_help(tmp_path: Path) -> None:
    whole = rows_of(tmp_path / "whole")
    sources = {form: village(tmp_path, form) for form in ("csv", "parquet", "xlsx")}
    original = staged(sources["csv"], tmp_path / "whole")
    counts: Counter[str] = Counter()
    wrong = []
    for case, form in damage.seeds(CASES):
        folder = tmp_path / str(case)
        how, name = broken(whole, folder, form, random.Random(case))  # noqa: S311 - places to damage
        ended, fault = judged(sources[form], folder, form, f"{name}.{form}", original)
        counts[f"{ended}: {how}"] += 1
        counts[ended] += 1
        wrong += [f"{case} {form} {name} {how}: {fault}"] if fault else []
    print(*(f"{count} {ended}" for ended, count in sorted(counts.items())), sep="\n")
    assert not wrong, "\n".join(wrong)
    assert counts["loaded"] + counts["refused"] == CASES
    assert min(counts["loaded"], counts["refused"]) > CASES / 5, "each must be tried often enough"


def test_a_parquet_file_that_contradicts_its_own_footer_is_refused(tmp_path: Path) -> None:
    """Flipped bits alone, in Parquet alone, where they can read as other values without a word."""
    whole = rows_of(tmp_path / "whole")
    source, csv = village(tmp_path, "parquet"), village(tmp_path, "csv")
    original = staged(csv, tmp_path / "whole")
    counts: Counter[str] = Counter()
    wrong = []
    for seed in (NULLS_AS_DATES, *FLIPPED):
        folder, chance = tmp_path / str(seed), random.Random(seed)  # noqa: S311 - places to damage
        how, name = broken(whole, folder, "parquet", chance)
        if seed in FLIPPED:
            for each, rows in whole.items():
                (folder / f"{each}.parquet").write_bytes(damage.write(rows, "parquet", each))
            file = folder / f"{name}.parquet"
            file.write_bytes(damage.flip(file.read_bytes(), name, chance))
            how = "bytes flipped"
        ended, fault = judged(source, folder, "parquet", f"{name}.parquet", original)
        counts[ended] += 1
        wrong += [f"{seed} {name} {how}: {fault}"] if fault else []
    print(*counts.items())
    assert not wrong, "\n".join(wrong)
    assert counts["loaded"] + counts["refused"] == 1 + len(FLIPPED)


@pytest.mark.parametrize("what", ["nulls", "least", "most"])
def test_what_differs_from_the_footer_is_named(what: str, tmp_path: Path) -> None:
    """The pages of one file before the footer of another."""
    said = {"nulls": ["a1", "b2", "c3"], "least": ["a1", "b2", None], "most": ["b2", "c3", None]}[what]
    held = {"nulls": ["a1", "c3", None], "least": ["b1", "b2", None], "most": ["b2", "c4", None]}[what]
    contents = []
    for values in (said, held):
        stream = io.BytesIO()
        pq.write_table(
            pa.table({"who": pa.array(values, pa.string())}), stream, use_dictionary=False, compression="none"
        )
        contents.append(stream.getvalue())
    one, other = contents
    file = tmp_path / "mixed.parquet"
    start = len(one) - int.from_bytes(one[-8:-4], "little") - 8
    file.write_bytes(other[: len(other) - int.from_bytes(other[-8:-4], "little") - 8] + one[start:])
    with warehouse.scratch() as con:
        [message] = footer.contradictions(con, "mixed.parquet", file)
    for language in LANGUAGES:
        assert told_in(Message(f"problem.footer_{what}"), language) in told_in(message, language)


@pytest.mark.parametrize("writer", ["pyarrow", "duckdb"])
def test_a_whole_file_of_any_types_agrees_with_its_footer(writer: str, tmp_path: Path) -> None:
    noon = dt.datetime(2024, 1, 1, 12)  # noqa: DTZ001 - a type without a zone
    columns = {
        "day": pa.array([dt.date(2024, 1, 1), None, dt.date(1900, 1, 1)], pa.date32()),
        "amount": pa.array([Decimal("1.50"), Decimal("-2.25"), None], pa.decimal128(38, 2)),
        "text": ["a", "é" * 300, ""],
        "number": [1.0, float("nan"), -0.0],
        "truth": [True, None, False],
        "moment": pa.array([noon, None, noon], pa.timestamp("us")),
        "zoned": pa.array([noon, None, noon], pa.timestamp("us", tz="Asia/Shanghai")),
        "nothing": pa.array([None, None, None], pa.string()),
        "list": [[1], [2, None], None],
        "bytes": [b"\x00\xff", b"'", None],
        'a "quoted" name, with a comma': [1, 2, 3],
    }
    file = tmp_path / "whole.parquet"
    pq.write_table(pa.table(columns), file, row_group_size=2)
    with warehouse.scratch() as con:
        if writer == "duckdb":
            con.execute(f"copy (from '{file}') to '{tmp_path}/again.parquet'")
            file = tmp_path / "again.parquet"
        assert list(footer.contradictions(con, "whole.parquet", file)) == []


def judged(source: Source, folder: Path, form: str, file: str, original: object) -> tuple[str, str]:
    """Say how a damaged feed ended, and what was wrong with that."""
    try:
        expected: object = says(folder, form)
    except damage.Refused as refused:
        expected = refused
    try:
        found = staged(source, folder)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return "traceback", repr(error)
    if isinstance(found, tuple):
        return "refused", told(found, file)
    if found == original:
        return "loaded", ""  # a reader may stumble over what says nothing of the rows
    if isinstance(expected, damage.Refused):
        return "loaded", f"should have been refused: {expected}"
    return "loaded", "" if found == expected else f"loaded wrong: {found} instead of {expected}"


def told(messages: tuple[Message, ...], file: str) -> str:
    """Say what is wrong with a refusal: it must name the file, in both languages, and what to do."""
    for message in messages:
        if message.key not in TELLS:
            return f"{message.key}: {message.params}"
        for language in LANGUAGES:
            said = told_in(message, language)
            if file not in said or "\n" in said:
                return said
    return ""
