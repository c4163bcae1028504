"""The headline cards: a value, its light, its changes and a spark line, small enough for a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

import streamlit as st

from oversight import formats
from oversight.charts.palette import ACCENT
from oversight.formats import Number
from oversight.headline import Headline, change
from oversight.reader import Reader

SHAPES = {"green": "●", "amber": "▲", "red": "■", "grey": "○"}
WIDTH, HEIGHT, EDGE = 160, 36, 3


def cards(found: Sequence[Headline], reader: Reader, compact: bool = False) -> None:
    """Draw the headline figures as a grid of cards, or in one row that wraps."""
    kind = "ov-cards ov-cards-compact" if compact else "ov-cards"
    st.html(f'<div class="{kind}">{"".join(_card(one, reader) for one in found)}</div>')


def plain_cards(figures: Sequence[tuple[str, str]]) -> None:
    """Draw figures that have neither a limit nor a history."""
    parts = (
        f'<div class="ov-card"><div class="ov-card-name">{escape(name)}</div>'
        f'<div class="ov-card-value">{escape(value)}</div></div>'
        for name, value in figures
    )
    st.html(f'<div class="ov-cards ov-cards-compact">{"".join(parts)}</div>')


def _card(headline: Headline, reader: Reader) -> str:
    missing = " ov-card-missing" if headline.value is None else ""
    parts = [
        f'<div class="ov-card-name">{escape(reader.column(headline.measure))}</div>',
        f'<div class="ov-card-value">{escape(reader.write(headline.measure, headline.value))}</div>',
    ]
    if headline.limit is not None or headline.missing is not None or _can_have_limit(headline):
        light = f"{SHAPES[headline.light]} {escape(_light(headline, reader))}"
        parts.append(f'<div class="ov-card-light">{light}</div>')
    if headline.value is not None:
        parts += [f'<div class="ov-card-change">{_changes(headline, reader)}</div>', _spark(headline, reader)]
    return f'<div class="ov-card ov-card-{headline.light}{missing}">{"".join(parts)}</div>'


def _can_have_limit(headline: Headline) -> bool:
    return formats.kind_of(headline.measure) == "ratio"


def _light(headline: Headline, reader: Reader) -> str:
    if headline.missing is not None:
        return reader.say(f"overview.light_{headline.missing}")
    if headline.limit is None:
        return reader.say("overview.light_no_limit")
    limit = reader.ratio(headline.limit.value)
    return reader.say(f"overview.light_{headline.limit.bound}_{headline.light}", limit=limit)


def _changes(headline: Headline, reader: Reader) -> str:
    said = (
        reader.say(f"overview.card_{over}", change=change(headline.measure, moved, reader))
        for over, moved in (("month", headline.on_month), ("year", headline.on_year))
    )
    return "".join(f"<span>{escape(text)}</span>" for text in said)


def _spark(headline: Headline, reader: Reader) -> str:
    known = [value for value in headline.history if value is not None]
    alt = reader.say(
        "overview.spark_alt",
        count=len(headline.history),
        first=reader.write(headline.measure, known[0]),
        last=reader.write(headline.measure, known[-1]),
    )
    lines = "".join(f'<polyline points="{points}"/>' for points in _strokes(headline.history))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none">'
        f'<g fill="none" stroke="{ACCENT}" stroke-width="2" vector-effect="non-scaling-stroke"'
        f' stroke-linejoin="round" stroke-linecap="round">{lines}</g></svg>'
    )
    return f'<img alt="{escape(alt)}" src="data:image/svg+xml,{quote(svg)}">'


def _strokes(history: Sequence[Number | None]) -> Iterator[str]:
    """Yield the points of each unbroken stretch: a missing month breaks the line."""
    values = [float(value) for value in history if value is not None]
    low, span = min(values), (max(values) - min(values)) or 1.0
    step = (WIDTH - 2 * EDGE) / max(len(history) - 1, 1)
    for is_known, stretch in groupby(enumerate(history), key=lambda month: month[1] is not None):
        if is_known:
            heights = ((place, (float(value or 0) - low) / span) for place, value in stretch)
            yield " ".join(
                f"{EDGE + place * step:.1f},{HEIGHT - EDGE - height * (HEIGHT - 2 * EDGE):.1f}"
                for place, height in heights
            )
