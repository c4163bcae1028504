"""Open a page as a reader would: through `app.py`, at an address, in a language."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (REPOSITORY / "pages").glob("*.py"))
LANGUAGES = ("en", "zh")
PATIENCE_SECONDS = 60


def opened(name: str, language: str = "en", **address: str | list[str]) -> AppTest:
    """Run a page once from fresh caches."""
    st.cache_resource.clear()
    st.cache_data.clear()
    app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=PATIENCE_SECONDS)
    app.context = {"locale": "zh-CN" if language == "zh" else "en-GB"}
    for key, value in address.items():
        app.query_params[key] = value
    if name != "overview":
        app.switch_page(f"pages/{name}.py")
    return app.run()


def faults(app: AppTest) -> list[str]:
    """Return what went wrong in a run: AppTest keeps exceptions instead of raising them."""
    return [exception.message for exception in app.exception] + [str(error.value) for error in app.error]


def words(app: AppTest) -> str:
    """Return everything that a run says, the frame's strip and cards included."""
    said = [
        element.value
        for kind in ("title", "subheader", "caption", "markdown", "info", "warning")
        for element in app.get(kind)
    ]
    return "\n".join([*map(str, said), *(element.value for element in app.html)])
