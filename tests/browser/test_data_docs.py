"""Great Expectations' pages about a publication: every rule is there, and no host is asked for anything."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from oversight import data_docs, queries, settings
from oversight.publications import find

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def pages(loaded_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data_docs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERSIGHT_WAREHOUSE", str(loaded_sample))
        with zipfile.ZipFile(data_docs.build(settings.read(), find())) as packed:
            packed.extractall(folder)
    return folder


@pytest.mark.usefixtures("sample_warehouse")
def test_every_rule_judged_stands_in_the_pages(pages: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (pages / "validations").rglob("*.html"))
    judged = [row for row in queries.run("check_results").records() if row["status"] in ("passed", "failed")]
    assert len(judged) > 100
    assert [row["rule"] for row in judged if row["rule"] not in text] == []


def test_the_pages_name_no_host_outside(pages: Path) -> None:
    asked = re.compile(r"""(?:src|href|action)=["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import""")
    files = [path for kind in ("*.html", "*.css") for path in pages.rglob(kind)]
    assert len(files) > 50
    assert [path.name for path in files if asked.search(path.read_text(encoding="utf-8"))] == []


def test_the_pages_open_without_a_network(pages: Path, chromium: Browser) -> None:
    context = chromium.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((pages / "index.html").as_uri())
    page.get_by_role("link", name="loan_month", exact=True).click()
    expect(page.get_by_text("loan_month_key_unique").first).to_be_visible()
    assert [url for url in asked if not url.startswith("file:")] == []
    context.close()
