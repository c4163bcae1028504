"""Wait until the dashboard at an address shows figures to a real browser; used by CI after `make run`."""

from __future__ import annotations

import sys
import time

from chromium import FLAGS, find_or_install
from playwright.sync_api import Error, sync_playwright

PATIENCE_SECONDS = 240


def main(address: str) -> int:
    """Return 0 once a headline figure is on the screen, 1 when none came in time."""
    started = time.monotonic()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(FLAGS))
        tab = browser.new_page()
        while time.monotonic() - started < PATIENCE_SECONDS:
            try:
                tab.goto(address)
                tab.get_by_text("%").first.wait_for(timeout=20_000)
            except Error:
                time.sleep(2)
                continue
            sys.stdout.write(f"figures on screen after {time.monotonic() - started:.0f} s\n")
            return 0
    sys.stdout.write(f"no figure on screen after {PATIENCE_SECONDS} s\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
