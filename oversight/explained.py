"""What a figure is made of: its measures, and the parts of each ratio in the newest rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from oversight import measures
from oversight.formats import Number
from oversight.measures import Measure

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Worked:
    """One ratio of one row with all of its parts; `where` holds what the row is about, by column."""

    where: dict[str, Any]
    numerator: Number
    denominator: Number
    value: Number | None
    factor: Number | None = None


def measures_of(columns: Sequence[str]) -> list[Measure]:
    """Return the measures among result columns, ratios first: they are what a figure is about."""
    found = [measure for measure in map(measures.find, columns) if measure is not None]
    return sorted(found, key=lambda measure: measure.unit != "ratio")


def newest(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of the newest as-of date; all of them where they have none."""
    days = [row["as_of_date"] for row in rows if row.get("as_of_date") is not None]
    return [row for row in rows if row["as_of_date"] == max(days)] if days else list(rows)


def worked(measure: Measure, rows: Sequence[Row], grain: Sequence[str]) -> Iterator[Worked]:
    """Yield the ratio of each row whose parts are both known."""
    above, below = measure.numerator, measure.denominator
    for row in rows:
        if above is None or below is None or row.get(above) is None or row.get(below) is None:
            continue
        where = {name: row[name] for name in grain if name != "as_of_date" and name in row}
        factor = row.get(measure.factor) if isinstance(measure.factor, str) else measure.factor
        yield Worked(where, row[above], row[below], row[measure.name], factor)
