"""Find a Chromium for the browser journeys, or install Debian's; as a script, ahead of the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these a browser looks for its maker's hosts at every start, which a closed network answers slowly.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """Return the path of a Chromium on this machine."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def find_or_install() -> str:
    """Return a Chromium, installing Debian's package where that is possible without asking."""
    found = find()
    if found is None and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True)
        found = find()
    if found is None:
        sys.exit("The browser tests need a Chromium: install the package 'chromium' and try again.")
    return found


if __name__ == "__main__":
    sys.stdout.write(f"{find_or_install()}\n")
