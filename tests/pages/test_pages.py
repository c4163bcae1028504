"""Every page of every source runs in both languages, says where it comes from, and names what is missing."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from oversight import queries
from oversight.text import say
from tests.pages.app import LANGUAGES, PAGES, REPOSITORY, faults, opened, words

COMPARED = ("overview", "asset_quality", "overdue", "concentration", "collateral", "provisions")
NO_FIGURES = ("loans", "dictionary", "lineage", "access_log")
# The checking library's pages and the entry for a waiver are no figures.
NO_FIGURE = re.compile("download-(data-docs|waiver-.*)")
HAN = re.compile(r"[\u4e00-\u9fff]")
SOURCES = ("cmbs_abs_ee", "sba_7a")


@pytest.mark.usefixtures("real_warehouse")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs(name: str, source: str, language: str) -> None:
    app = opened(name, language, source=source)
    assert faults(app) == []
    assert app.title[0].value == say(f"{name}.title", language)
    [strip] = [html.value for html in app.html if 'class="ov-strip"' in html.value]
    assert "ov-gate-" in strip


@pytest.mark.usefixtures("sample_warehouse")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_full_on_the_sample_bank(name: str, language: str) -> None:
    app = opened(name, language)
    assert faults(app) == []
    empty = [caption.value for caption in app.caption if caption.value.startswith("○")]
    # a bank this small has taken no asset for a loan
    missing = [said for said in empty if "foreclosed_asset" not in said]
    assert missing == [], "the sample bank supplies what every figure needs"


@pytest.mark.usefixtures("sample_warehouse")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_names_the_rules_of_the_business_that_do_not_hold(language: str) -> None:
    results = queries.run("check_results", source="sample_bank").records()
    found = [row for row in results if row["severity"] == "finding" and row["status"] == "failed"]
    said = words(opened("overview", language))
    assert len(found) > 10
    assert [row["rule"] for row in found if row[f"title_{language}"] not in said] == []
    assert {"en": "Contact lost", "zh": "客户失联"}[language] in said, "a code is said by its name"


@pytest.mark.usefixtures("real_warehouse")
@pytest.mark.parametrize("name", PAGES)
def test_an_english_page_holds_no_chinese(name: str) -> None:
    said = words(opened(name, "en", source="cmbs_abs_ee"))
    assert HAN.findall(said) == []


@pytest.mark.usefixtures("real_warehouse")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["asset_quality", "overdue", "collateral"])
def test_a_cross_section_says_what_it_does_not_supply(name: str, language: str) -> None:
    app = opened(name, language, source="sba_7a")
    boxes = [caption.value for caption in app.caption if caption.value.startswith("○")]
    assert len(boxes) == len(app.subheader), "each figure of the page has a reason in its place"
    assert all("loan_month" in box for box in boxes)
    assert not app.get("plotly_chart")


@pytest.mark.usefixtures("real_warehouse")
def test_a_cross_section_is_measured_by_what_was_disbursed() -> None:
    app = opened("concentration", source="sba_7a")
    legends = [
        caption.value for caption in app.caption if say("label.measure_disbursed", "en") in caption.value
    ]
    assert len(legends) == 4


@pytest.mark.usefixtures("real_warehouse")
@pytest.mark.parametrize("name", [page for page in PAGES if page not in NO_FIGURES])
def test_every_figure_has_its_query_and_its_download(name: str) -> None:
    app = opened(name, source="cmbs_abs_ee")
    no_figure = say("standards.not_evaluated", "en")
    figures = [heading.value for heading in app.subheader if heading.value != no_figure]
    downloads = [button for button in app.get("download_button") if not NO_FIGURE.fullmatch(button.key)]
    queries = {code.value for code in app.code if code.language == "sql"}
    reasons = ("○", say("frame.no_rows", "en"))
    missing = sum(caption.value.startswith(reasons) for caption in app.caption)
    headlines = 1 if name in COMPARED else 0
    assert len(downloads) == len(figures) - missing + headlines
    assert len(queries) == len(downloads), "each figure shows the SQL that made it"


@pytest.mark.usefixtures("real_warehouse")
@pytest.mark.parametrize("name", ["overview", "asset_quality", "overdue", "concentration", "collateral"])
def test_every_figure_leads_down_to_loans(name: str) -> None:
    app = opened(name, source="cmbs_abs_ee")
    leading = [button for button in app.button if str(button.key).startswith("behind-")]
    assert len(leading) == len(app.get("download_button"))


@pytest.mark.usefixtures("real_warehouse")
def test_the_loans_of_a_figure_open_over_the_page_with_their_count_and_sum() -> None:
    app = opened("asset_quality", source="cmbs_abs_ee", as_of="2020-11-12", basis="dpd").run()
    app.button(key="behind-npl_ratio_by_sector").click().run()
    assert faults(app) == []
    said = [caption.value for caption in app.caption]
    assert "4 rows in all · Balance USD 51,488,803.00" in said, "the non-performing hotels come first"


@pytest.mark.usefixtures("real_warehouse")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_says_what_a_reader_needs_to_recompute_it(language: str) -> None:
    app = opened("asset_quality", language, source="cmbs_abs_ee", as_of="2020-11-12", basis="dpd")
    notes = queries.find_query("npl_ratio_trend").notes[language]
    explained = [html.value for html in app.html if "ov-computed" in html.value and notes in html.value]
    money = {"en": "USD 75,449,488.00 ÷ USD", "zh": "75,449,488.00美元 ÷"}[language]
    assert explained
    assert all("(B₃ + B₄ + B₅) / B" in one for one in explained)
    assert money in explained[0]


@pytest.mark.parametrize("path", sorted((REPOSITORY / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_is_thin_and_says_nothing_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 80
    tree = ast.parse(text)
    literals = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    spoken = {one for one in literals - {ast.get_docstring(tree)} if not re.fullmatch(r"[a-z0-9_.\-]+", one)}
    assert spoken == set(), "user-visible text belongs to oversight/text"
