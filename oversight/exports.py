"""Downloads: a table as CSV that says where it comes from and is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from oversight.formats import kind_of
from oversight.reader import Reader

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def to_csv(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    reader: Reader,
    origin: Iterable[tuple[str, str]],
) -> bytes:
    """Write the origin of a table, an empty line, its headings and its rows, as UTF-8 with a byte-order mark.

    Amounts and ratios keep every digit; a missing value reads "not available" in the reader's language.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([safe(label), safe(value)] for label, value in origin)
    writer.writerow([])
    writer.writerow([safe(reader.column(column)) for column in columns])
    writer.writerows(
        [_cell(column, value, reader) for column, value in zip(columns, row, strict=True)] for row in rows
    )
    return text.getvalue().encode("utf-8-sig")


def file_name(*parts: object) -> str:
    """Name a download after what is in it, in characters that every file system takes."""
    words = (re.sub(r"[^\w-]+", "-", str(part)).strip("-") for part in parts if part is not None)
    return f"{'_'.join(word for word in words if word)}.csv"


def _cell(column: str, value: object, reader: Reader) -> str:
    if value is None or isinstance(value, bool):
        return reader.write(column, value)
    if kind_of(column) == "text":
        return safe(reader.label(column, value))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def safe(text: str) -> str:
    """Keep a spreadsheet from running what a customer's name may hold."""
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text
