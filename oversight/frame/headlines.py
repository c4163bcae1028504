"""What the overview opens with: the answer in a sentence, then the headline figures."""

from __future__ import annotations

from html import escape

import streamlit as st

from oversight import headline, limit_register
from oversight.frame.absent import nothing
from oversight.frame.aged import aged
from oversight.frame.answers import Row, answered
from oversight.frame.cards import cards, plain_cards
from oversight.frame.foot import foot
from oversight.frame.places import more_on
from oversight.frame.scope import Scope
from oversight.ways import EVERY_LOAN, ways_down


def headlines(scope: Scope) -> None:
    """Say where the book stands, and show each headline figure with its light."""
    answer, rows = answered(scope, "headline_trend")
    if not rows or scope.as_of is None:
        nothing(scope, answer)
        return
    found = headline.headlines(
        rows,
        scope.as_of,
        (*headline.MEASURES, *headline.JUDGED_BESIDE),
        _floors(scope),
        scope.basis,
        answer.columns_withheld,
        is_part=scope.is_part,
    )
    _sentence(headline.verdict(found, scope.reader, scope.as_of, _other_limits(scope)))
    aged(scope, answer)
    cards(found[: len(headline.MEASURES)], scope.reader)
    foot(scope, answer, rows, list(ways_down(rows, ("is_npl", "is_overdue"), {})))


def compared(scope: Scope, *columns: str, more: str = "") -> None:
    """Open a page with its answer: a few headline figures against last month, last year and their limits.

    `more` names the page that goes deeper into some of them.
    """
    answer, rows = answered(scope, "headline_trend")
    if not rows or scope.as_of is None:
        return
    with st.container(key="answer"):
        found = headline.headlines(
            rows,
            scope.as_of,
            columns,
            _floors(scope),
            scope.basis,
            answer.columns_withheld,
            is_part=scope.is_part,
        )
        aged(scope, answer, columns)
        cards(found, scope.reader, compact=True)
        foot(scope, answer, rows, list(ways_down(rows, ("is_npl", "is_overdue", "all"), {})))
        more_on(scope, more)


def _other_limits(scope: Scope) -> list[Row]:
    """Return where the limits on customers, groups, sectors and branches stand; of a part there are none."""
    if scope.as_of is None or scope.is_part:
        return []
    now = answered(scope, "limits_at_once")[1]
    rows = limit_register.register(dict.fromkeys(limit_register.QUERIES, now), scope.as_of, scope.basis)
    return [row for row in rows if row["level"] is not None and row["measure"] not in headline.MEASURES]


def _floors(scope: Scope) -> list[Row]:
    return answered(scope, "bank_floors")[1]


def lent(scope: Scope) -> None:
    """Say what a cross-section can tell: what was lent and what of it was lost."""
    answer, rows = answered(scope, "book_summary")
    if not rows:
        nothing(scope, answer)
        return
    reader, row = scope.reader, rows[0]
    ratio = row["written_off_amount"] / row["original_amount"] if row["original_amount"] else None
    _sentence(
        reader.say(
            "overview.verdict_disbursed",
            amount=reader.money(row["original_amount"]),
            loans=reader.write("loan_count", row["loan_count"]),
            written_off=reader.money(row["written_off_amount"]),
            ratio=reader.ratio(ratio),
        )
    )
    plain_cards([(reader.column(column), reader.write(column, row[column])) for column in answer.columns])
    foot(scope, answer, rows, [EVERY_LOAN])


def _sentence(text: str) -> None:
    st.html(f'<p class="ov-verdict">{escape(text)}</p>')
