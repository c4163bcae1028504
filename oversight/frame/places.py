"""The pages: their order, their files and their signs."""

from __future__ import annotations

from oversight.settings import REPOSITORY

ICONS = {
    "overview": ":material/monitoring:",
    "asset_quality": ":material/stacked_line_chart:",
    "overdue": ":material/schedule:",
    "migration": ":material/trending_down:",
    "vintage": ":material/timeline:",
    "concentration": ":material/donut_small:",
    "collateral": ":material/real_estate_agent:",
    "provisions": ":material/savings:",
    "restructured": ":material/healing:",
    "standards": ":material/balance:",
    "limits": ":material/speed:",
    "ratings": ":material/grade:",
    "borrower": ":material/person_search:",
    "loans": ":material/list_alt:",
    "data_quality": ":material/fact_check:",
    "dictionary": ":material/menu_book:",
}
PAGES = tuple(ICONS)


def script(page: str) -> str:
    """Return the absolute path of a page's script: relative ones fail on a first deep link."""
    return str(REPOSITORY / "pages" / f"{page}.py")
