"""Ways in which a file arrives damaged, and a reader of its own to tell what a damaged file says.

The reader shares nothing with the loader: Python's csv, pyarrow, and the XML inside a workbook.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet as pq

COLUMNS = {
    "customers": ("id", "name", "kind", "updated"),
    "loans": ("loan", "customer", "branch", "amount", "granted", "due"),
    "month": ("day", "loan", "balance", "due_since", "class"),
}
NUMBERS = {"loans": (3,), "month": (2, 4)}
DATES = {"customers": (3,), "loans": (4, 5), "month": (0, 3)}
AS_TEXT = (
    "1,000.00", "100,00", "１００", "about 100", "1_000", "NaN", "inf", "1e400", "0x64", "100.00元", "2.6",
    "--5",
    "100.005", "1 000", "#REF!", "99999999999999999999", "100.00", " 7 ", "1e2", "+3", "-0",
)  # fmt: skip
BEYOND = (
    "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "infinity", "epoch", "0000-01-01", "99999-01-01",
    "24-01-15", "20240115", "15/01/2024", "2024-01-15abc", "2024-01-15 10:00:00", "44941", "2024-01-15 (BC)",
    "2024-01-32", "today", "2024-2-9", "2024/02/09", "9999-12-31",
)  # fmt: skip
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Rows = list[list[str]]
Damage = Callable[[bytes, str, random.Random], bytes]


class Refused(Exception):
    """The file does not say anything that could be loaded."""


def flip(content: bytes, _: str, chance: random.Random) -> bytes:
    held = bytearray(content)
    for _flip in range(chance.randint(1, 3)):
        held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def cut(content: bytes, _: str, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def mix_encodings(content: bytes, _: str, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    text = lines[at].decode().replace("C0", "C甲")
    how = chance.choice(("gb18030", "utf-16", "utf-16-le", "big5", "bom", "utf-8"))
    lines[at] = b"\xef\xbb\xbf" + lines[at] if how == "bom" else text.encode(how, "replace")
    return b"".join(lines)


def quote(content: bytes, _: str, chance: random.Random) -> bytes:
    """Quotes, delimiters and line ends that are not as announced, some of them harmless."""
    lines = content.decode().splitlines(keepends=True)
    at = chance.randrange(len(lines))
    how = chance.randrange(8)
    if how == 0:
        lines[at] = '"' + lines[at]
    elif how == 1:
        lines[at] = lines[at].replace(",", '","', 1)
    elif how == 2:
        lines = [line.replace(",", chance.choice(";|\t")) for line in lines]
    elif how == 3:
        lines = [line.replace("\n", "\r\n") for line in lines]
    elif how == 4:
        lines[at] = lines[at].replace("\n", "\r")
    elif how == 5:
        lines[at] = ",".join(f'"{cell}"' for cell in lines[at].rstrip("\n").split(",")) + "\n"
    elif how == 6:
        lines.insert(at, chance.choice(("\n", "\n\n", ",\n")))
    else:
        first, _, rest = lines[at].partition(",")
        lines[at] = f'"{first}\n",{rest}'
    return "".join(lines).encode()


def of_rows(change: Callable[[Rows, str, random.Random], None]) -> Callable[[Rows, str, random.Random], Rows]:
    def changed(rows: Rows, name: str, chance: random.Random) -> Rows:
        held = [list(row) for row in rows]
        change(held, name, chance)
        return held

    return changed


@of_rows
def swap_columns(rows: Rows, _: str, chance: random.Random) -> None:
    one, other = chance.sample(range(len(rows[0])), 2)
    which = chance.choice((slice(0, 1), slice(1, None), slice(0, None)))
    for row in rows[which]:
        row[one], row[other] = row[other], row[one]


@of_rows
def lose_rows(rows: Rows, _: str, chance: random.Random) -> None:
    for _loss in range(chance.randint(1, 12)):
        if len(rows) > 1:
            del rows[chance.randrange(len(rows))]
    if chance.random() < 0.5:
        rows.append(list(chance.choice(rows)))


@of_rows
def number_as_text(rows: Rows, name: str, chance: random.Random) -> None:
    row = chance.randrange(1, len(rows))
    rows[row][chance.choice(NUMBERS.get(name, (1,)))] = chance.choice(AS_TEXT)


@of_rows
def impossible_date(rows: Rows, name: str, chance: random.Random) -> None:
    row = chance.randrange(1, len(rows))
    rows[row][chance.choice(DATES[name])] = chance.choice(BEYOND)


@of_rows
def lose_cells(rows: Rows, _: str, chance: random.Random) -> None:
    row, how = rows[chance.randrange(len(rows))], chance.randrange(3)
    if how == 0:
        del row[chance.randrange(len(row))]
    elif how == 1:
        row.insert(chance.randrange(len(row)), "")
    else:
        row[:] = [""] * len(row)


OF_BYTES: dict[str, Damage] = {"bytes flipped": flip, "cut off": cut}
OF_TEXT: dict[str, Damage] = {"encodings mixed": mix_encodings, "quotes and line ends": quote}
OF_ROWS = {
    "columns swapped": swap_columns,
    "rows lost or doubled": lose_rows,
    "numbers as text": number_as_text,
    "dates beyond the calendar": impossible_date,
    "cells lost or added": lose_cells,
}


def write(rows: Rows, form: str, name: str) -> bytes:
    """Write rows, their header first: CSV, Parquet with types, or a workbook of text."""
    if form == "csv":
        return "".join(",".join(row) + "\n" for row in rows).encode()
    if form == "parquet":
        held = io.BytesIO()
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            rows = [(row + [""] * width)[:width] for row in rows]
        columns = {}
        for place, column in enumerate(rows[0]):
            values = [row[place] or None for row in rows[1:]]
            columns[f"{column}_" if column in columns else column] = _typed(values, place, name)
        pq.write_table(pa.table(columns), held, store_schema=False)
        return held.getvalue()
    return _workbook("".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows))


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _typed(values: list[str | None], place: int, name: str) -> pa.Array:
    """Give a column the type that it had before it was damaged, where its values still fit."""
    try:
        if place in DATES[name]:
            return pa.array([v and dt.date.fromisoformat(v) for v in values], pa.date32())
        if place in NUMBERS.get(name, ())[:1]:
            return pa.array([v and Decimal(v) for v in values], pa.decimal128(18, 2))
    except (ValueError, ArithmeticError, pa.ArrowInvalid):
        pass
    return pa.array(values, pa.string())


def _workbook(rows: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
        f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return held.getvalue()


def read(path: Path, name: str) -> list[dict[str, object]]:
    """Read what a file says. Raises Refused where it says nothing that could be loaded."""
    try:
        header, rows = {".csv": _csv, ".parquet": _parquet, ".xlsx": _xlsx}[path.suffix](path)
    except Exception as error:
        raise Refused(str(error)) from error
    if sorted(header) != sorted(COLUMNS[name]) or not rows:
        raise Refused("columns")
    if path.suffix == ".csv" and tuple(header) != COLUMNS[name]:
        raise Refused("order of columns")
    if any(len(row) != len(header) for row in rows):
        raise Refused("fields of a row")
    return [dict(zip(header, row, strict=True)) for row in rows]


def _csv(path: Path) -> tuple[list[str], list[list[object]]]:
    text = path.read_bytes().decode("utf-8-sig")
    header, *rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    return header, [list(row) for row in rows]


def _parquet(path: Path) -> tuple[list[str], list[list[object]]]:
    table = pq.read_table(path)
    return table.column_names, [list(row.values()) for row in table.to_pylist()]


def _xlsx(path: Path) -> tuple[list[str], list[list[object]]]:
    with zipfile.ZipFile(path) as book:
        if book.testzip():
            raise Refused("checksum")
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    rows = [
        ["".join(text.text or "" for text in cell.iter(f"{SHEET}t")) for cell in row.iter(f"{SHEET}c")]
        for row in sheet.iter(f"{SHEET}row")
    ]
    header = [str(cell) for cell in rows[0]]
    width = len(header)
    if any(any(row[width:]) for row in rows) or not all(map(any, rows)):
        raise Refused("cells beside the header, or an empty row")
    return header, [[*row, *[""] * (width - len(row))][:width] for row in rows[1:]]


def number(value: object, places: int) -> Decimal | None:
    """Read an amount strictly: plain digits, nothing lost by rounding."""
    if value is None or isinstance(value, Decimal):
        return value
    text = str(value).strip()
    if not text:
        return None
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.ASCII):
        raise Refused(text)
    found = Decimal(text)
    if abs(found) >= Decimal(10) ** 16 or found != round(found, places):
        raise Refused(text)
    return found


def day(value: object) -> dt.date | None:
    """Read a date strictly: year, month and day of the calendar, and no time but midnight."""
    if value is None or isinstance(value, dt.date):
        return value
    text = str(value).strip()
    if not text:
        return None
    found = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})([ T]00:00(:00)?)?", text, re.ASCII)
    if not found:
        raise Refused(text)
    try:
        return dt.date(*map(int, found.groups()[:3]))
    except ValueError as error:
        raise Refused(text) from error


def moment(value: object) -> dt.datetime | None:
    """Read a date with a time, or one without, which is its midnight."""
    if isinstance(value, str) and (found := re.fullmatch(r"\s*(\S+)[ T](\d\d):(\d\d):(\d\d)\s*", value)):
        date = day(found[1])
        return date and dt.datetime.combine(date, dt.time(*map(int, found.groups()[1:])))
    date = day(value)
    return date and dt.datetime.combine(date, dt.time())


def seeds(count: int) -> Iterator[tuple[int, str]]:
    """Spread cases over the formats: half of them CSV, where most can go wrong."""
    for case in range(count):
        yield case, ("csv", "parquet", "csv", "xlsx")[case % 4]
