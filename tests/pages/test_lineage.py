"""The lineage of a figure: down to the files of the bank and their hashes, in both languages."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from oversight import lineage, queries
from oversight.publications import find
from oversight.statement import named_queries
from oversight.text import say
from tests.pages.app import LANGUAGES, faults, opened, words

pytestmark = pytest.mark.usefixtures("twice_published")


def steps(figure: str, number: int = 2) -> dict[str, lineage.Step]:
    publication = find(None, number)
    loaded = queries.run("files_loaded", publication=number).records()
    columns = queries.run(figure, publication=number).columns
    return {step.key: step for step in lineage.lineage(figure, publication, columns, loaded)}


def test_a_ratio_comes_from_the_months_file_and_its_hash(twice_published: Path) -> None:
    found = steps("npl_ratio_trend")
    assert found["measure:npl_ratio"].reads == ("query:npl_ratio_trend",)
    assert "mart:book_month" in found["query:npl_ratio_trend"].reads
    assert "table:loan_month" in found["mart:judged_loan_month"].reads
    assert {"balance", "risk_class_reported"} <= set(found["table:loan_month"].columns["loan_month"])
    assert found["table:loan_month"].reads == ("select:loan_month",)
    assert found["select:loan_month"].reads == ("file:month.csv",)
    assert "month.csv" in found["select:loan_month"].text
    file = twice_published.parent / "2" / "month.csv"
    assert hashlib.sha256(file.read_bytes()).hexdigest() in found["file:month.csv"].said
    assert found["file:month.csv"].text.count("month.csv") == 2, "it came in both publications"


def test_an_older_publication_knows_the_files_of_its_time_alone(twice_published: Path) -> None:
    file = steps("npl_ratio_trend", 1)["file:month.csv"]
    held = (twice_published.parent / "1" / "month.csv").read_bytes()
    assert hashlib.sha256(held).hexdigest() in file.said
    assert file.text.count("month.csv") == 1


@pytest.mark.parametrize("figure", ["headline_trend", "borrower_timeline", "check_results"])
def test_arrows_point_to_the_right_and_end_somewhere(figure: str) -> None:
    found = steps(figure)
    for step in found.values():
        for key in step.reads:
            assert found[key].depth > step.depth, f"{step.key} reads {key}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_shows_and_lists_it(language: str) -> None:
    app = opened("lineage", language, figure="npl_ratio_trend")
    assert faults(app) == []
    assert named_queries()["npl_ratio_trend"].title[language] in words(app)
    [table] = app.dataframe
    assert {
        say(f"label.lineage_kind_{kind}", language) for kind in ("query", "mart", "table", "file")
    } <= set(table.value["lineage_kind"])
    [chart] = app.get("plotly_chart")
    assert "month.csv" in chart.proto.spec
    assert [code for code in app.code if code.language == "sql" and "from book_month" in code.value]
