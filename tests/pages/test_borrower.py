"""One customer or group on one page: by a link or a search, masked, honest about what is not known."""

from __future__ import annotations

import pytest

from oversight import queries
from oversight.text import say
from tests.pages.app import LANGUAGES, faults, opened, words


def worst() -> str:
    return str(queries.run("find_customers", source="sample_bank", row_limit=1).records()[0]["customer_id"])


@pytest.mark.usefixtures("sample_warehouse")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_opens_everything_known_of_a_customer(language: str) -> None:
    app = opened("borrower", language, cell=f"customer_id~{worst()}")
    assert faults(app) == []
    titles = {heading.value for heading in app.subheader}
    for name in (
        "borrower_profile",
        "borrower_history",
        "borrower_loans",
        "group_members",
        "borrower_timeline",
    ):
        assert queries.find_query(name).title[language] in titles
    [timeline] = [html.value for html in app.html if '<ol class="ov-timeline"' in html.value]
    assert say("label.event_loan_granted", language) in timeline


@pytest.mark.usefixtures("sample_warehouse")
def test_a_link_opens_a_group_with_its_members() -> None:
    groups = queries.run("largest_groups", source="sample_bank").records()
    group = next(row["group_id"] for row in groups if row["group_id"])
    members = queries.run("group_members", source="sample_bank", group_id=group).records()
    app = opened("borrower", cell=f"group_id~{group}")
    assert faults(app) == []
    assert app.header[0].value.startswith("Group:")
    assert any(len(table.value) == len(members) > 1 for table in app.dataframe)


@pytest.mark.usefixtures("sample_warehouse")
@pytest.mark.parametrize("cell", ["customer_id~nobody", "group_id~none", "loan_id~1", "customer_id~' or 1=1"])
def test_a_link_to_nobody_says_so(cell: str) -> None:
    app = opened("borrower", cell=cell)
    assert faults(app) == []
    assert [warning.value for warning in app.warning] == [say("borrower.bad_cell", "en")]


@pytest.mark.usefixtures("sample_warehouse")
def test_a_person_is_not_found_by_name_unless_the_role_may_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_ROLE", "auditor")
    every = queries.run("find_customers", source="sample_bank").records()
    person = next(row for row in every if row["customer_type"] == "retail")

    def found(text: str, **said: bool) -> set[str]:
        rows = queries.run("find_customers", source="sample_bank", search=text, **said).records()
        return {row["customer_id"] for row in rows}

    assert person["customer_id"] in found(person["customer_name"], see_persons=False)
    monkeypatch.setenv("OVERSIGHT_ROLE", "viewer")
    assert person["customer_id"] not in found(person["customer_name"], see_persons=True)
    assert found(person["customer_id"]) == {person["customer_id"]}


@pytest.mark.usefixtures("sample_warehouse")
def test_a_search_leads_to_the_customer_and_says_when_there_is_none() -> None:
    app = opened("borrower").run()
    app.text_input(key="search").set_value(worst()).run()
    assert len(app.get("page_link")) >= 1
    app.text_input(key="search").set_value("no such firm").run()
    assert [info.value for info in app.info] == [say("borrower.nobody", "en", text="no such firm")]


@pytest.mark.usefixtures("real_warehouse")
def test_a_feed_without_warnings_says_what_its_timeline_lacks() -> None:
    said = words(opened("borrower", source="cmbs_abs_ee", cell="customer_id~0001706060-16"))
    assert "Not in this timeline, because this source does not supply it:" in said
    assert "warning_signal" in said
    assert "HAMPTON INN SAVANNAH" in "".join(
        html.value for html in opened("borrower", source="cmbs_abs_ee", cell="customer_id~0001706060-16").html
    )
