"""The pages: their order, their files and their signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from oversight.settings import REPOSITORY

if TYPE_CHECKING:
    from oversight.frame.scope import Scope

ICONS = {
    "overview": ":material/monitoring:",
    "asset_quality": ":material/stacked_line_chart:",
    "overdue": ":material/schedule:",
    "migration": ":material/trending_down:",
    "vintage": ":material/timeline:",
    "concentration": ":material/donut_small:",
    "collateral": ":material/real_estate_agent:",
    "provisions": ":material/savings:",
    "ratings": ":material/grade:",
    "restructured": ":material/healing:",
    "standards": ":material/balance:",
    "limits": ":material/speed:",
    "borrower": ":material/person_search:",
    "loans": ":material/list_alt:",
    "data_quality": ":material/fact_check:",
    "reconciliation": ":material/account_balance:",
    "publications": ":material/history:",
    "lineage": ":material/account_tree:",
    "access_log": ":material/visibility:",
    "dictionary": ":material/menu_book:",
}
PAGES = tuple(ICONS)


def script(page: str) -> str:
    """Return the absolute path of a page's script: relative ones fail on a first deep link."""
    return str(REPOSITORY / "pages" / f"{page}.py")


def to_borrower(scope: Scope, cut: str, cell: Mapping[str, str]) -> None:
    """Offer the page of the customer or group that a cell is about."""
    if cut in ("customer_id", "group_id"):
        label = scope.reader.say("borrower.open")
        st.page_link(script("borrower"), label=label, icon=ICONS["borrower"], query_params=dict(cell))


def to_lineage(scope: Scope, figure: str) -> None:
    """Offer the way of a figure from its measures down to the files."""
    label = scope.reader.say("lineage.open")
    st.page_link(script("lineage"), label=label, icon=ICONS["lineage"], query_params={"figure": figure})


def more_on(scope: Scope, page: str) -> None:
    """Offer the page that goes deeper, where there is one."""
    if page in PAGES:
        label = scope.reader.say("frame.more_on", page=scope.reader.say(f"{page}.title"))
        st.page_link(script(page), label=label, icon=ICONS[page])
