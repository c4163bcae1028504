"""Links to loans: what a figure offers can be read again, and nothing else can."""

from __future__ import annotations

import datetime as dt

import pytest

from oversight import cells, periods
from oversight.cell_titles import title
from oversight.queries import find_query
from oversight.reader import Reader
from oversight.ways import EVERY_LOAN, Way, ways_down

MARCH = dt.date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "query", "params"),
    [
        ("sector~LO", "loans", {"sector": ["LO"]}),
        ("branch~Bank ~ of > tildes", "loans", {"branch": ["Bank ~ of > tildes"]}),
        ("renewal_kind~extended", "renewed_loans", {"renewal_kind": "extended"}),
        ("renewed_of_branch~B1", "renewed_loans", {"branch": ["B1"]}),
        ("rating_moved~AA>BBB", "rated_customers", {"from_rating": "AA", "to_rating": "BBB"}),
        ("rating_moved~AA>", "rated_customers", {"from_rating": "AA", "to_rating": None}),
        ("overdue_rating~all", "overdue_rating_list", {}),
        ("npl_of_sector~LO", "loans", {"sector": ["LO"], "is_npl": True}),
        ("risk_class~3", "loans", {"risk_class": [3]}),
        ("is_npl~yes", "loans", {"is_npl": True}),
        ("attribute~related_party", "loans_of_attribute", {"attribute": "related_party"}),
        ("customer_id~C-1", "loans", {"customer_id": "C-1"}),
        ("moved~1-30>0", "roll_loans", {"from_bucket": "1-30", "to_bucket": "0"}),
        ("moved~0>left", "roll_loans", {"from_bucket": "0", "to_bucket": "left"}),
        ("matures~2026-11", "maturing_loans", {"matures": "2026-11"}),
        ("matures~past", "maturing_loans", {"matures": "past"}),
        ("first_due~2026-08", "first_payment_loans", {"first_due": "2026-08"}),
        ("cured~2026-05", "cured_loans", {"cured": "2026-05"}),
        (
            "vintage~2025Q1@over_90@first",
            "vintage_loans",
            {"vintage": "2025Q1", "reached": "over_90", "origin": "first"},
        ),
        ("class_moved~1>3", "migration_loans", {"class_from": 1, "class_to": "3"}),
        ("class_moved~2>worse", "migration_loans", {"class_from": 2, "class_to": "worse"}),
        (
            "component~cash@2026-03-01..2026-03-31",
            "npl_flow_loans_period",
            {"component": "cash", "from_date": dt.date(2026, 3, 1), "to_date": MARCH},
        ),
    ],
)
def test_a_cell_names_its_loans(text: str, query: str, params: dict[str, object]) -> None:
    cell = cells.read(text, is_panel=True)
    assert cell is not None
    assert (cell.query, cell.params) == (query, params)
    assert params.keys() <= find_query(query).parameters.keys()


@pytest.mark.parametrize(
    "text",
    [
        "", "~", "sector", "sector~", "risk_class~9", "risk_class~3 or 1=1", "is_npl~maybe", "row_limit~1",
        "basis~x", "component~cash", "component~cash@for ever", "component~cash@2026-13-01..",
        "component~cash@", "sector~" + "x" * 201, "sector~a\nb", "loan_id~\x00", "attribute~rich",
        "npl_of_loan_id~1", "npl_of_~x", "renewal_kind~new", "rating_moved~AA", "overdue_rating~B",
        "renewed_of_loan_id~1", "class_moved~1", "class_moved~6>1", "class_moved~1>any", "cured~past",
        "matures~2026", "vintage~2025@over_30", "vintage~2025Q5@over_30@first", "vintage~2025@bad@first",
    ],
)  # fmt: skip
def test_anything_else_names_none(text: str) -> None:
    assert cells.read(text, is_panel=True) is None


def test_a_cross_section_lists_loans_lent() -> None:
    cell = cells.read("sector~44", is_panel=False)
    assert cell is not None
    assert cell.query == "loans_lent"


def test_ways_down_are_of_the_newest_date_and_hold_loans() -> None:
    rows = [
        {"as_of_date": dt.date(2026, 2, 28), "risk_class": 5, "loan_count": 3},
        {"as_of_date": MARCH, "risk_class": 2, "loan_count": 1},
        {"as_of_date": MARCH, "risk_class": 3, "loan_count": 0},
        {"as_of_date": MARCH, "risk_class": None, "loan_count": 4},
    ]
    assert list(ways_down(rows, ["risk_class", "is_npl"], {})) == [
        Way("risk_class", "2"),
        Way("is_npl", "yes"),
    ]


@pytest.mark.parametrize(
    ("span", "written"),
    [
        ({"from_date": dt.date(2026, 1, 1), "to_date": MARCH}, "cash@2026-01-01..2026-03-31"),
        ({"from_date": None, "to_date": MARCH}, "cash@..2026-03-31"),
        ({"from_date": dt.date(2026, 1, 1)}, "cash@2026-01-01.."),
        ({}, "cash@.."),
    ],
)
def test_every_way_down_can_be_read_again_and_has_a_title(
    span: dict[str, dt.date | None], written: str
) -> None:
    rows = [{"from_bucket": "0", "to_bucket": "1-30", "component": "cash", "sector": "C", "loan_count": 1}]
    exits = [{"from_bucket": "0", "outcome": "repaid", "loan_count": 1}]
    ways = [
        *ways_down(rows, ["moved", "component", "sector", "is_overdue"], span),
        *ways_down(exits, ["moved"], {}),
    ]
    assert Way("moved", "0>left") in ways
    assert Way("component", written) in ways
    for way in ways:
        assert cells.read(cells.write(way.cut, way.value), is_panel=True) is not None
        assert all(title(way.cut, way.value, Reader(language, "USD")) for language in ("en", "zh"))


def test_vintages_lead_to_the_loans_that_went_bad() -> None:
    rows = [
        {"cut": "vintage", "code": code, "months_on_book": age, "reached_count": count}
        for code, age, count in (("2025Q1", 0, 0), ("2025Q1", 1, 2), ("2025Q2", 0, 0))
    ]
    [way] = ways_down(rows, ["vintage"], {"reached": "npl", "origin": None})
    assert way == Way("vintage", "2025Q1@npl@first")
    assert title(way.cut, way.value, Reader("en", "USD")) == "Lent in 2025Q1 · Non-performing"
    assert list(ways_down([{**rows[1], "cut": "product"}], ["vintage"], {})) == [EVERY_LOAN]


def test_months_lead_to_their_loans() -> None:
    wall = [
        {"maturity_month": None, "risk_class": 1},
        {"maturity_month": dt.date(2026, 4, 1), "risk_class": 1},
    ]
    first = [{"due_month": dt.date(2026, month, 1), "loan_count": 1} for month in (1, 2)]
    ways = [*ways_down(wall, ["matures"], {}), *ways_down(first, ["first_due"], {})]
    assert [way.value for way in ways] == ["past", "2026-04", "2026-02", "2026-01"]
    for way in ways:
        assert cells.read(cells.write(way.cut, way.value), is_panel=True) is not None
        assert all(title(way.cut, way.value, Reader(language, "USD")) for language in ("en", "zh"))


def test_classes_lead_to_the_loans_that_moved_between_them() -> None:
    rates = [
        {"migration": "normal", "downgraded_amount": 1},
        {"migration": "doubtful", "downgraded_amount": 0},
    ]
    matrix = [{"class_from": 1, "class_to": None, "loan_count": 2}, {"class_from": None, "class_to": 1}]
    gone = [
        {"reduction": "cash", "class_from": 3, "left_count": 1},
        {"reduction": "cash", "class_from": 4, "left_count": 0},
    ]
    ways = [way for rows in (rates, matrix, gone) for way in ways_down(rows, ["class_moved"], {})]
    assert [way.value for way in ways] == ["1>worse", "1>none", "3>left"]
    for way in ways:
        assert cells.read(cells.write(way.cut, way.value), is_panel=True) is not None
        assert all(title(way.cut, way.value, Reader(language, "USD")) for language in ("en", "zh"))


def test_all_loans_are_a_way_without_a_cell() -> None:
    assert list(ways_down([{"hhi": 0.1}], ["all"], {})) == [EVERY_LOAN]
    assert title(EVERY_LOAN.cut, "", Reader("en", "USD")) == "All loans within the filters"


def test_who_is_above_a_limit_is_offered_by_what_it_is() -> None:
    rows = [
        {"kind": "group", "key": "G", "name": "Group"},
        {"kind": "branch", "key": "0105", "name": None},
        {"kind": None, "key": None, "name": None},
    ]
    assert list(ways_down(rows, ["key"], {})) == [Way("group_id", "G", "Group"), Way("branch", "0105")]


def test_a_customer_is_offered_by_name() -> None:
    rows = [{"customer_id": "C-1", "name": "Hunan Trade", "loan_count": 1}]
    assert list(ways_down(rows, ["customer_id"], {})) == [Way("customer_id", "C-1", "Hunan Trade")]


@pytest.mark.parametrize(
    ("period", "start"),
    [
        ("month", dt.date(2026, 3, 1)),
        ("year", dt.date(2026, 1, 1)),
        ("twelve_months", dt.date(2025, 4, 1)),
        ("whole", None),
    ],
)
def test_a_period_ends_at_the_as_of_date(period: str, start: dt.date | None) -> None:
    assert periods.span(period, MARCH) == {"from_date": start, "to_date": MARCH}


def test_twelve_months_of_december_are_its_year() -> None:
    assert periods.span("twelve_months", dt.date(2025, 12, 31))["from_date"] == dt.date(2025, 1, 1)
