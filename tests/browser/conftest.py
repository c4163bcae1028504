"""A dashboard of one's own and a real Chromium to read it with."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import FLAGS, find
from tests.conftest import BUSINESS_DATE, REPOSITORY

PATIENCE = 60_000
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
Open = Callable[..., Page]


@contextmanager
def dashboard(warehouse: Path) -> Iterator[str]:
    """Serve the dashboard until the block ends and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    variables = {
        **os.environ,
        "OVERSIGHT_WAREHOUSE": str(warehouse),
        "OVERSIGHT_BUSINESS_DATE": BUSINESS_DATE,
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(
        command, cwd=REPOSITORY, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://localhost:{port}"
    try:
        _wait_until_healthy(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_until_healthy(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health")  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the dashboard did not start")


@pytest.fixture(scope="session")
def address(loaded_real: Path) -> Iterator[str]:
    """A dashboard over the real feeds, shared by the journeys that do not need a fresh one."""
    with dashboard(loaded_real) as served:
        yield served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find()
    if path is None:
        message = "no Chromium on this machine: python tests/browser/chromium.py installs one"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_at(chromium: Browser) -> Iterator[Open]:
    """Open an address as one reader: language, width and colour scheme of their browser."""
    contexts: list[BrowserContext] = []

    def open_page(
        url: str, locale: str = "en-GB", size: dict[str, int] = DESK, scheme: str = "light"
    ) -> Page:
        phone = size is PHONE
        context = chromium.new_context(
            viewport=size, locale=locale, color_scheme=scheme, is_mobile=phone, has_touch=phone
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        tab.goto(url)
        return settled(tab)

    yield open_page
    for context in contexts:
        context.close()


def settled(tab: Page) -> Page:
    """Wait until the strip is drawn, the run that draws the page has ended, and nothing is still fetched.

    A filter whose code the browser still fetches is lost by a click on another page, and comes back as one
    more step of the history.
    """
    tab.wait_for_selector(".ov-strip")
    tab.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
        "  && !document.querySelector('[data-testid=stSkeleton]')"
    )
    return tab
