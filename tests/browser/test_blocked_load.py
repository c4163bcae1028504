"""From the notice of a blocked load to the rows of a rule, and away with the entry that waives one."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from oversight.text import say
from tests.browser.conftest import Open, dashboard, settled
from tests.conftest import oversight
from tests.core.tiny_feed import write_files, write_source

pytestmark = pytest.mark.xdist_group("browser")
SEPTEMBER, OCTOBER = dt.date(2026, 9, 30), dt.date(2026, 10, 31)


@pytest.fixture(scope="module")
def blocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over a good load and a blocked one after it: a class that is none, a loan nobody knows."""
    place = tmp_path_factory.mktemp("blocked")
    source = write_source(place / "village_bank")
    good = write_files(place / "good", [SEPTEMBER])
    bad = write_files(place / "bad", [SEPTEMBER, OCTOBER], classes={"L03": 9})
    loans = (bad / "loans.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for line in loans if not line.startswith("L05"))
    (bad / "loans.csv").write_text(kept, encoding="utf-8")
    for files, code in ((good, 0), (bad, 3)):
        oversight("load", str(source), str(files), warehouse=place / "warehouse", expect=code)
    with dashboard(place / "warehouse") as address:
        yield address


@pytest.mark.parametrize(("locale", "language"), [("en-GB", "en"), ("zh-CN", "zh")])
def test_one_choice_opens_the_rows_of_a_rule(blocked: str, open_at: Open, locale: str, language: str) -> None:
    tab = open_at(blocked, locale=locale)
    rules = tab.locator(".st-key-refusal").locator("a, button")
    expect(rules).to_have_count(2)
    for number in (1, 0, 1):  # from another page, then from the page itself
        title = rules.nth(number).inner_text().splitlines()[-1].rpartition(" (")[0]
        rules.nth(number).click()
        tab.wait_for_url(re.compile("/data_quality"))
        settled(tab)
        expect(tab.locator(".st-key-refused_rule input")).to_have_value(title)
    tab.get_by_text(say("data_quality.waive", language), exact=True).first.click()
    with tab.expect_download() as download:
        tab.get_by_text(say("data_quality.waive_download", language), exact=True).first.click()
    [entry] = tomllib.loads(Path(download.value.path()).read_text(encoding="utf-8"))["waiver"]
    assert download.value.suggested_filename == f"waiver-{entry['rule']}.toml"
    assert "L05" in entry["key"].values() or "L03" in entry["key"].values()
    assert (entry["owner"], entry["approver"]) == ("", "")
