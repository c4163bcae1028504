"""What is always in sight: the strip, the notice of a refused load, an empty warehouse, masked names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from oversight import publications
from oversight.publications import Refusal
from oversight.statement import named_queries
from oversight.text import say
from tests.pages.app import LANGUAGES, PAGES, faults, opened, words

# The figures of the page of concentration that are held against the bank's capital or rank its customers.
OF_THE_WHOLE_BOOK = (
    "attribute_concentration", "concentration_index", "concentration_trend", "credit_capital_limits",
    "large_exposures", "largest_customers", "largest_groups", "limit_excess_log", "loan_capital_limits",
    "lorenz_curve",
)  # fmt: skip


def strip(app: AppTest) -> str:
    [found] = [html.value for html in app.html if 'class="ov-strip"' in html.value]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("sample_warehouse")
def test_a_page_runs_on_a_bank_with_classes_of_its_own(name: str, language: str) -> None:
    app = opened(name, language)
    assert faults(app) == []
    assert say("label.basis_reported", language) in strip(app)


@pytest.mark.usefixtures("real_warehouse")
def test_the_strip_says_source_publication_date_gate_class_and_history() -> None:
    said = strip(opened("overview", source="cmbs_abs_ee", as_of="2020-11-12"))
    for part in (
        "UBS Commercial Mortgage Trust 2017-C1",
        "Publication 1,",
        "As of 12 Nov 2020",
        "history, ends 11 Mar 2026",
    ):
        assert part in said
    assert "derived floor · NPL gap to the effective class USD 0" in said
    assert "Every loan has a class" in said


@pytest.mark.usefixtures("sample_warehouse")
def test_data_that_was_fresh_goes_stale_while_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "newest report 15 days old" in strip(opened("overview"))
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", "2027-06-01")
    assert "stale: newest report 213 days old" in strip(opened("overview"))


@pytest.mark.usefixtures("sample_warehouse")
def test_filters_that_leave_no_loan_are_not_called_a_lack_of_data() -> None:
    app = opened("asset_quality", product="mortgage", sector="C")
    assert faults(app) == []
    assert say("frame.no_loans_within", "en") in strip(app)


@pytest.mark.usefixtures("real_warehouse")
def test_a_refused_load_is_told_on_every_page_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = {"rule": "key", "title": {"en": "Keys are unique", "zh": "主键唯一"}, "failed_count": 3}
    refusal = Refusal("cmbs_abs_ee", dt.datetime(2026, 11, 20, 8, 30), Path("report.json"), (rule,))  # noqa: DTZ001 - recorded in UTC
    monkeypatch.setattr(publications, "last_refusal", lambda _source: refusal)
    page = opened("overdue", source="cmbs_abs_ee")
    [notice] = page.warning
    assert "2026-11-20 08:30 UTC" in notice.value
    assert "Keys are unique (3)" in [link.proto.label for link in page.get("page_link")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_warehouse_says_how_to_fill_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("OVERSIGHT_WAREHOUSE", str(tmp_path))
    app = opened("collateral", language)
    assert faults(app) == []
    assert app.title[0].value == say("frame.empty_title", language)
    assert "python -m oversight load" in app.markdown[0].value


@pytest.mark.usefixtures("real_warehouse")
def test_filters_narrow_the_figures_and_a_figure_that_cannot_follow_says_so() -> None:
    app = opened("concentration", source="cmbs_abs_ee", sector="LO")
    ignoring = [
        caption.value
        for caption in app.caption
        if caption.value == say("frame.not_narrowed", "en", filters="Sector")
    ]
    assert not any("sector" in named_queries()[name].parameters for name in OF_THE_WHOLE_BOOK)
    assert len(ignoring) == len(OF_THE_WHOLE_BOOK)


@pytest.mark.usefixtures("real_warehouse")
def test_a_view_of_the_past_shows_nothing_that_came_later() -> None:
    app = opened("overview", source="cmbs_abs_ee", as_of="2020-11-12")
    assert "12 Nov 2020" in words(app)
    assert "2021" not in "".join(chart.proto.spec for chart in app.get("plotly_chart"))


@pytest.mark.usefixtures("sample_warehouse")
def test_names_of_persons_are_masked_unless_the_role_may_see_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def names(kind: str) -> list[str]:
        rows = opened("loans").dataframe[0].value
        return list(rows.loc[rows["customer_type"] == kind, "customer_name"])

    assert names("Corporate")
    assert not any("*" in name for name in names("Corporate"))
    assert names("Retail")
    assert all("*" in name for name in names("Retail"))
    monkeypatch.setenv("OVERSIGHT_ROLE", "auditor")
    assert not any("*" in name for name in names("Retail"))


@pytest.mark.usefixtures("real_warehouse")
def test_the_failing_rows_of_the_chosen_rule_are_shown_by_their_keys() -> None:
    app = opened("data_quality", source="sba_7a")
    titles = [heading.value for heading in app.subheader]
    assert {"What the gate checked and found", "The rows that fail a check"} <= set(titles)
    keyed = [table.value for table in app.dataframe if "loan_id" in table.value.columns]
    assert keyed
    assert all(len(rows) > 0 for rows in keyed)


@pytest.mark.usefixtures("real_warehouse")
def test_the_dictionary_finds_words_and_says_when_there_are_none() -> None:
    app = opened("dictionary", source="cmbs_abs_ee").run()  # AppTest takes a page's second run for a new page
    app.text_input(key="search").set_value("npl_ratio_trend").run()
    assert [list(table.value["query"]) for table in app.dataframe] == [["npl_ratio_trend"]]
    app.text_input(key="search").set_value("no such word").run()
    assert not app.dataframe
    assert len(app.info) == 5, "every part says that it has none"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("sample_warehouse")
def test_a_stale_report_is_marked_and_an_expired_one_withheld(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = say("frame.stale_whole", language, input=say("label.input_feed", language))
    withheld = say("label.input_feed", language)
    assert marked not in words(opened("asset_quality", language))
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", "2026-12-31")
    assert marked in words(opened("asset_quality", language))
    monkeypatch.setenv("OVERSIGHT_BUSINESS_DATE", "2027-03-31")
    app = opened("asset_quality", language)
    assert faults(app) == []
    said = words(app)
    assert withheld in said
    assert "✕" in said
    assert not app.get("plotly_chart")
