"""Great Expectations' own pages about a publication's checks, made from what the publication recorded.

The library's pages ask hosts outside for scripts, styles and pictures: a bank's network has none of them, and
an auditor's browser should ask nobody. All of that is taken out; its list of runs, which a script would draw,
is replaced by a plain one.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from data_checks.rules import Severity

OUTSIDE = re.compile(
    r"""<script\b[^>]*\bsrc=["']https?://[^>]*>.*?</script>|<(?:link|img)\b[^>]*["']https?://[^>]*>""",
    re.DOTALL | re.IGNORECASE,
)
IMAGE = re.compile(r"""url\(\s*['"]?https?://[^)]*\)""", re.IGNORECASE)
LINK = re.compile(r"""(<(?:a|form)\b[^>]*?)\s(?:href|action)=["']https?://[^"']*["']""", re.IGNORECASE)
STYLE = """<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; }
td, th { border: 1px solid #ccc; padding: 0.3rem 0.6rem; text-align: left; }
footer { display: none; }
</style>"""


@dataclass(frozen=True)
class Recorded:
    """One rule as a publication recorded it; `failed_count` leaves out waived rows."""

    name: str
    table: str
    severity: Severity
    title: dict[str, str]
    failed_count: int


def write(rules: Sequence[Recorded], heading: str, file: Path) -> None:
    """Judge the recorded rows by the recorded rules once more, and write the pages as one ZIP.

    A row that was waived is left out, as it was at the gate.
    """
    from data_checks.expectations import validate
    from oversight import warehouse

    con = warehouse.scratch()
    con.execute("create table unwaived (rule varchar)")
    for rule in rules:
        con.execute("insert into unwaived select ? from range(?)", [rule.name, rule.failed_count])
    suites: dict[str, list[Recorded]] = {}
    for rule in rules:
        suites.setdefault(rule.table, []).append(rule)
    with tempfile.TemporaryDirectory() as place:
        pages = Path(place) / "pages"
        validate(con, suites, pages)
        _make_plain(pages, suites, heading)
        _pack(pages, file)
    con.close()


def _make_plain(pages: Path, suites: dict[str, list[Recorded]], heading: str) -> None:
    for path in (*pages.rglob("*.html"), *pages.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        text = LINK.sub(r"\1", IMAGE.sub("none", OUTSIDE.sub("", text)))
        path.write_text(text.replace("</head>", f"{STYLE}</head>"), encoding="utf-8")
    shutil.rmtree(pages / "static" / "images", ignore_errors=True)
    shutil.rmtree(pages / "static" / "fonts", ignore_errors=True)
    lines = "".join(_line(pages, table, rules) for table, rules in sorted(suites.items()))
    (pages / "index.html").write_text(
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(heading)}</title>{STYLE}</head>'
        f"<body><h1>{escape(heading)}</h1><table><tr><th>Table · 数据表</th><th>Rules · 规则数</th>"
        f"<th>Failed · 未通过</th></tr>{lines}</table></body></html>",
        encoding="utf-8",
    )


def _line(pages: Path, table: str, rules: list[Recorded]) -> str:
    [page] = (pages / "validations" / table).rglob("*.html")
    failed = sum(rule.failed_count > 0 for rule in rules)
    place = page.relative_to(pages).as_posix()
    return f'<tr><td><a href="{place}">{escape(table)}</a></td><td>{len(rules)}</td><td>{failed}</td></tr>'


def _pack(pages: Path, file: Path) -> None:
    draft = file.with_suffix(".draft")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(pages.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(pages).as_posix())
    draft.replace(file)
