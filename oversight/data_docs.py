"""Where the pages of Great Expectations about a publication are kept, and what they are made from."""

from __future__ import annotations

from pathlib import Path

from oversight.opened import ask, open_publication
from oversight.publications import Publication
from oversight.settings import Settings

RESULTS = """
    select rule, table_name, severity, title_en, title_zh, failed_count
    from check_result
    where publication = $publication and status in ('passed', 'failed', 'waived')
    order by rule
"""


def place(settings: Settings, publication: Publication) -> Path:
    """Return the ZIP of a publication's pages, whether or not it was made yet."""
    return settings.warehouse / "publications" / f"{publication.publication}-data-docs.zip"


def build(settings: Settings, publication: Publication) -> Path:
    """Make the pages from what the publication recorded, and return their place."""
    # Importing Great Expectations takes seconds, and the app must do without it.
    from data_checks.data_docs import Recorded, write

    rows = ask(open_publication(publication), RESULTS, {"publication": publication.publication}).rows
    rules = [
        Recorded(rule, table, severity, {"en": en, "zh": zh}, failed)
        for rule, table, severity, en, zh, failed in rows
    ]
    file = place(settings, publication)
    title = f"{publication.title('en')} · {publication.title('zh')}"
    write(rules, f"{title} · {publication.publication} · {publication.published_at:%Y-%m-%d %H:%M} UTC", file)
    return file
