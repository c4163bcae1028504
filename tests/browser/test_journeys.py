"""What only a browser shows: addresses, reloads, the way to the loans, a phone's width, dark mode."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from oversight.text import say
from tests.browser.conftest import DESK, PHONE, Open, dashboard, settled
from tests.pages.app import PAGES

CMBS = "source=cmbs_abs_ee"
READ = (
    "h1", ".ov-strip", ".ov-mark", ".ov-verdict", ".ov-card-name", ".ov-card-value", ".ov-card-change",
    ".ov-card-green .ov-card-light", ".ov-card-amber .ov-card-light", ".ov-card-red .ov-card-light",
    ".ov-card-grey .ov-card-light",
)  # fmt: skip
SECTOR = ".st-key-sector"
CONTRAST = """selector => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const shown = (...layers) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(value => value / 255);
  };
  const luminance = colour => colour
    .map(value => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
  const text = getComputedStyle(document.querySelector(selector)).color;
  const [light, dark] = [luminance(shown(ground)), luminance(shown(ground, text))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}"""
pytestmark = pytest.mark.xdist_group("browser")


def address_of(tab: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


def test_the_first_deep_link_after_a_start_shows_frame_page_and_filters(
    loaded_real: Path, open_at: Open
) -> None:
    with dashboard(loaded_real) as fresh:
        tab = open_at(f"{fresh}/asset_quality?{CMBS}&sector=LO&as_of=2020-11-12")
        expect(tab.locator("h1")).to_have_text(say("asset_quality.title", "en"))
        menu = tab.get_by_test_id("stSidebarNav")
        for name in PAGES:
            expect(menu.get_by_text(say(f"{name}.title", "en"), exact=True)).to_be_visible()
        expect(tab.locator(SECTOR)).to_contain_text("Lodging")
        expect(tab.locator(".ov-strip")).to_contain_text("12 Nov 2020")
        expect(tab.get_by_text("NPL ratio by sector", exact=True)).to_be_visible()
        tab.get_by_text("Month", exact=True).click()
        tab.wait_for_url(re.compile("period=Month"))
        tab.get_by_text("中文", exact=True).click()
        expect(tab.locator("h1")).to_have_text(say("asset_quality.title", "zh"))
        expect(tab.locator(SECTOR)).to_contain_text("酒店住宿")


def test_a_filter_goes_to_the_address_and_a_reload_keeps_it(address: str, open_at: Open) -> None:
    tab = open_at(f"{address}/?{CMBS}")
    tab.locator(f"{SECTOR} input").press_sequentially("Lodg")
    tab.get_by_role("option", name="Lodging").click()
    tab.wait_for_url(re.compile("sector=Lodging"))
    tab.reload()
    settled(tab)
    expect(tab.locator(SECTOR)).to_contain_text("Lodging")
    tab.get_by_test_id("stSidebarNav").get_by_text("Overdue", exact=True).click()
    tab.wait_for_url(re.compile("/overdue"))
    settled(tab)
    expect(tab.locator(SECTOR)).to_contain_text("Lodging")


def test_the_language_switches_and_takes_the_filters_along(address: str, open_at: Open) -> None:
    tab = open_at(f"{address}/collateral?{CMBS}&sector=LO")
    tab.get_by_text("中文", exact=True).click()
    expect(tab.locator("h1")).to_have_text(say("collateral.title", "zh"))
    settled(tab)
    expect(tab.locator(SECTOR)).to_contain_text("酒店住宿")
    assert address_of(tab)["sector"] == ["酒店住宿"]
    tab.reload()
    settled(tab)
    expect(tab.locator("h1")).to_have_text(say("collateral.title", "zh"))
    expect(tab.locator(SECTOR)).to_contain_text("酒店住宿")


def test_the_language_follows_the_browser_and_a_link_overrules_it(address: str, open_at: Open) -> None:
    expect(open_at(f"{address}/?{CMBS}", locale="zh-CN").locator("h1")).to_have_text(
        say("overview.title", "zh")
    )
    linked = open_at(f"{address}/?{CMBS}&lang=en", locale="zh-CN")
    expect(linked.locator("h1")).to_have_text(say("overview.title", "en"))


def test_a_link_keeps_its_language_over_pages_and_reloads(address: str, open_at: Open) -> None:
    tab = open_at(f"{address}/collateral?{CMBS}&lang=zh")
    tab.get_by_test_id("stSidebarNav").get_by_text(say("overdue.title", "zh"), exact=True).click()
    tab.wait_for_url(re.compile("/overdue"))
    settled(tab)
    assert address_of(tab)["lang"] == ["zh"]
    tab.reload()
    settled(tab)
    expect(tab.locator("h1")).to_have_text(say("overdue.title", "zh"))


def test_a_copied_link_shows_a_reader_of_the_other_language_the_same(address: str, open_at: Open) -> None:
    tab = open_at(f"{address}/asset_quality?{CMBS}&sector=LO&as_of=2020-11-12")
    tab.get_by_text(say("frame.copy_link", "en")).click()
    link = tab.get_by_test_id("stPopoverBody").locator("code").inner_text()
    written = parse_qs(urlsplit(link).query)
    assert written["as_of"] == ["2020-11-12"]
    assert written["sector"] == ["LO"]
    assert written.keys() >= {"source", "publication", "basis", "standard", "lang"}
    other = open_at(link.replace("lang=en", "lang=zh"))
    expect(other.locator("h1")).to_have_text(say("asset_quality.title", "zh"))
    expect(other.locator(SECTOR)).to_contain_text("酒店住宿")
    expect(other.locator(".ov-strip")).to_contain_text("2020年11月12日")
    assert urlsplit(other.url).path == "/asset_quality"


def test_a_figure_leads_to_its_loans_and_the_loans_add_up_to_it(address: str, open_at: Open) -> None:
    tab = open_at(f"{address}/asset_quality?{CMBS}&sector=LO&as_of=2020-11-12&basis=dpd")
    tab.locator(".st-key-behind-npl_ratio_trend button").click()
    come_to = "4 rows in all · Balance USD 51,488,803.00"
    expect(tab.get_by_role("dialog").get_by_text(come_to)).to_be_visible()
    tab.get_by_role("dialog").get_by_text(say("frame.open_list", "en")).click()
    tab.wait_for_url(re.compile("/loans"))
    settled(tab)
    expect(tab.get_by_text(come_to)).to_be_visible()
    assert address_of(tab)["cell"] == ["is_npl~yes"]
    tab.reload()
    settled(tab)
    expect(tab.get_by_text(come_to)).to_be_visible()


def test_a_spoilt_link_is_not_believed(address: str, open_at: Open) -> None:
    tab = open_at(
        f"{address}/loans?{CMBS}&cell=risk_class~9&sector=NOWHERE&as_of=yesterday&basis=mine&period=x"
    )
    expect(tab.get_by_text(say("loans.bad_cell", "en"))).to_be_visible()
    assert address_of(tab).keys() <= {"cell", "period"}


def test_back_brings_back_the_page_before(address: str, open_at: Open) -> None:
    tab = open_at(f"{address}/overdue?{CMBS}&sector=LO")
    expect(tab.locator(SECTOR)).to_contain_text("Lodging")
    tab.get_by_test_id("stSidebarNav").get_by_text("Collateral", exact=True).click()
    tab.wait_for_url(re.compile("/collateral.*sector=Lodging"))
    settled(tab)
    tab.go_back()
    tab.wait_for_url(re.compile("/overdue"))
    settled(tab)
    expect(tab.locator("h1")).to_have_text(say("overdue.title", "en"))
    expect(tab.locator(SECTOR)).to_contain_text("Lodging")


def test_a_download_holds_the_figure_and_its_origin(address: str, open_at: Open, tmp_path: Path) -> None:
    tab = open_at(f"{address}/asset_quality?{CMBS}&as_of=2020-11-12")
    with tab.expect_download() as wanted:
        tab.locator(".st-key-download-npl_ratio_trend button").click()
    file = tmp_path / "figure.csv"
    wanted.value.save_as(file)
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert wanted.value.suggested_filename == "cmbs_abs_ee_1_npl_ratio_trend_2020-11-12.csv"
    assert 'Historical data,"History, ends 11 Mar 2026"' in lines
    assert lines[-1].startswith("2020-11-12,")
    # by the floor: what was ever 90 days late, as no fees are filed
    assert "82814440.50" in lines[-1]


@pytest.mark.parametrize(("source", "locale"), [("cmbs_abs_ee", "zh-CN"), ("sba_7a", "en-GB")])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_phone(
    address: str, open_at: Open, name: str, source: str, locale: str
) -> None:
    tab = open_at(f"{address}/{'' if name == 'overview' else name}?source={source}", locale, PHONE, "dark")
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = tab.evaluate(
        "() => [...document.querySelectorAll('.stMainBlockContainer *')]"
        "  .filter(e => !e.closest('.stDataFrame, pre, .draglayer, .st-key-picture-lineage'))"
        "  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        "  .map(e => e.className || e.tagName)"
    )
    assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(address: str, open_at: Open, scheme: str) -> None:
    # a month in which every light is on
    tab = open_at(f"{address}/?{CMBS}&as_of=2020-04-13", size=DESK, scheme=scheme)
    for part in READ:
        assert _contrast(tab, part) >= 4.5, part


def test_nothing_is_asked_of_the_internet(address: str, chromium: Browser) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{address}/asset_quality?{CMBS}")
    settled(tab)
    tab.wait_for_load_state("networkidle")
    context.close()
    outside = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert asked
    assert outside == []


def _contrast(tab: Page, selector: str) -> float:
    """Return the contrast of an element's text against the page, as WCAG counts it."""
    return float(tab.evaluate(CONTRAST, selector))
