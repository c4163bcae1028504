"""300 damaged files: each is loaded as it says, every value of it, or refused with a message that helps."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from pathlib import Path
from typing import Any

from oversight import warehouse
from oversight.problems import Message, Problem
from oversight.source import Source
from oversight.source import read as read_source
from oversight.stage import stage
from oversight.text import LANGUAGES, say
from tests.core import damage
from tests.core.tiny_feed import SELECTS, SOURCE_TOML, write_files

CASES = 300
NOW, OCTOBER = dt.datetime(2026, 11, 15, 8, 0, tzinfo=dt.UTC), dt.date(2026, 10, 31)
# What is said of a file that is damaged; a SELECT that fails or loses rows blames the wrong one.
TELLS = frozenset({
    "problem.and_more", "problem.beside_header", "problem.cell", "problem.column_order", "problem.cut_off",
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


def test_each_is_loaded_right_or_refused_with_words_that_help(tmp_path: Path) -> None:
    write_files(tmp_path / "whole", [OCTOBER], balances={"L03": "77.50"}, names={"C04": "欧阳某某"})
    whole = {
        name: [
            line.split(",") for line in (tmp_path / "whole" / f"{name}.csv").read_text("utf-8").splitlines()
        ]
        for name in damage.COLUMNS
    }
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
            said = say(message.key, language, **message.params)
            if file not in said or "\n" in said:
                return said
    return ""
