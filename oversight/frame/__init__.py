"""The frame around every page: navigation, language, filters, and what must always be in sight."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from oversight import publications, settings, standards
from oversight.frame import address, witness
from oversight.frame.absent import tell
from oversight.frame.access import show_access as access
from oversight.frame.as_it_was import as_it_was
from oversight.frame.borrower import borrower
from oversight.frame.changed import changed
from oversight.frame.checks import checks, failing_rows, findings
from oversight.frame.data_docs import data_docs
from oversight.frame.dictionary import dictionary
from oversight.frame.evidence import evidence
from oversight.frame.figures import figure, loan_list, table
from oversight.frame.folded import folded
from oversight.frame.headlines import compared, headlines, lent
from oversight.frame.history import history
from oversight.frame.limits import register
from oversight.frame.lineage import show_lineage as lineage
from oversight.frame.loans import loans
from oversight.frame.periods import choose_fall, choose_months_back, choose_period, choosing
from oversight.frame.places import ICONS, PAGES, script
from oversight.frame.quality import choose_fault, judged_on, quality_answer
from oversight.frame.reconciled import reconciled
from oversight.frame.refused import blocked_loads, refused
from oversight.frame.scope import Scope, choose_language, choose_scope, keep_language
from oversight.frame.strip import strip
from oversight.frame.unevaluated import unevaluated, unevaluated_button
from oversight.problems import Problem
from oversight.reader import Reader
from oversight.settings import Language
from oversight.text import say

__all__ = [
    "Scope",
    "access",
    "borrower",
    "changed",
    "checks",
    "choose_fall",
    "choose_fault",
    "choose_months_back",
    "choose_period",
    "choosing",
    "compared",
    "data_docs",
    "dictionary",
    "ensure",
    "evidence",
    "failing_rows",
    "figure",
    "findings",
    "folded",
    "headlines",
    "history",
    "judged_on",
    "lent",
    "lineage",
    "loan_list",
    "loans",
    "quality_answer",
    "reconciled",
    "refused",
    "register",
    "run",
    "table",
    "title",
    "unevaluated",
]

STYLE = Path(__file__).parent / "style.css"
ICON = Path(__file__).parent / "icon.svg"
_CHOSEN = "frame_scope"


def run() -> None:
    """Draw the frame and run the page that the address names."""
    page, language = _navigate()
    try:
        _choose(language)
        page.run()
        witness.seen()
    except Problem as problem:
        tell(problem, language)


def ensure() -> Scope:
    """Return the reader's choices; every page calls this first.

    While a folder named `pages` stands beside `app.py`, the first deep link after a server start runs the
    page without `app.py`. Then the frame is drawn from here.
    """
    if _CHOSEN not in st.session_state:
        _, language = _navigate()
        witness.alone()
        try:
            _choose(language)
        except Problem as problem:
            tell(problem, language)
            st.stop()
    scope: Scope = st.session_state.pop(_CHOSEN)
    as_it_was(scope)
    strip(scope)
    return scope


def title(scope: Scope, page: str) -> None:
    """Draw a page's title and the button that gives its full address, and write down who looks at it."""
    witness.opened(scope, page)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title(scope.reader.say(f"{page}.title"), anchor=False, width="content")
        with st.container(horizontal=True, gap="small", width="content"):
            if page != "standards":
                unevaluated_button(scope)
            with st.popover(scope.reader.say("frame.copy_link"), icon=":material/link:", type="tertiary"):
                st.caption(scope.reader.say("frame.copy_link_help"))
                st.code(address.full_link(page, scope.address()), language=None, wrap_lines=True)
    st.caption(scope.reader.say(f"{page}.lead"))
    if scope.standard != standards.DEFAULT:
        st.info(
            scope.reader.say(
                "standards.read_under",
                standard=standards.title(scope.standard, scope.reader.language),
                meaning=scope.reader.say(f"standards.meaning_{scope.standard}"),
            ),
            icon=":material/balance:",
        )


def _navigate() -> tuple[st.Page, Language]:
    st.set_page_config(layout="wide", page_icon=str(ICON))
    st.html(STYLE)
    with st.sidebar:
        st.session_state.pop(_CHOSEN, None)
        language = choose_language()
    pages = [
        st.Page(
            script(page), title=say(f"{page}.title", language), icon=ICONS[page], default=page == PAGES[0]
        )
        for page in PAGES
    ]
    return st.navigation(pages, expanded=True), language


def _choose(language: Language) -> None:
    keep_language(language)
    if not publications.publications():
        st.title(say("frame.empty_title", language), anchor=False)
        st.markdown(say("frame.empty", language, folder=settings.read().warehouse))
        blocked_loads(None, Reader(language, "CNY"))
        st.stop()
    with st.sidebar:
        st.session_state[_CHOSEN] = choose_scope(language)
