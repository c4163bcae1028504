"""Who the customers are: numbers and divisions that could exist, and grades that say something."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from asked import Ask
from stdnum import numdb
from stdnum.cn import ric, uscc

from sample_data.generate import ROOM

PEOPLE: dict[str, Any] = tomllib.loads((ROOM / "people.toml").read_text(encoding="utf-8"))
BANK: dict[str, Any] = tomllib.loads((ROOM / "bank.toml").read_text(encoding="utf-8"))
DIVISIONS = numdb.get("cn/loc")


def stood(division: str, year: int) -> bool:
    """Tell whether the division stood in the year."""
    try:
        ric.get_birth_place(f"{division}{year}0101")
    except ric.InvalidComponent:
        return False
    return True


@pytest.mark.parametrize("place", PEOPLE["birthplace"], ids=lambda one: f"{one['home']} {one['born_from']}")
def test_birthplaces_stood_when_people_were_born_there(place: dict[str, Any]) -> None:
    years = range(place["born_from"], place["born_to"] + 1)
    assert [code for code in place["divisions"] if not all(stood(code, year) for year in years)] == []


def test_every_home_has_a_birthplace_in_every_year() -> None:
    homes = {place["home"] for place in PEOPLE["birthplace"]}
    assert homes == {"43", "away"} | {office["region_code"][:4] for office in BANK["office"]}
    for home in homes:
        places = [place for place in PEOPLE["birthplace"] if place["home"] == home]
        for year in range(1945, 2009):
            assert any(place["born_from"] <= year <= place["born_to"] for place in places), (home, year)


def test_branches_stand_in_divisions_that_exist_and_are_called_like_them() -> None:
    for office in [*BANK["office"], *PEOPLE["branch_above"]]:
        found = DIVISIONS.info(office["region_code"])
        assert [part for part, _ in found] == [office["region_code"][:2], office["region_code"][2:]]
        assert found[0][1]["province"] == "湖南省"
        prefecture = DIVISIONS.info(office["region_code"][:4] + "00")[-1][1]["county"]
        names = found[1][1]["county"] + prefecture + office["name"]
        assert office.get("city", "") in names


def test_identity_numbers_are_valid_and_each_customers_own(ask: Ask) -> None:
    numbers = ask("select distinct customer_id, id_type, id_number from customer")
    valid = {"uscc": uscc.is_valid, "ric": ric.is_valid}
    assert [row for row in numbers if not valid[row[1]](row[2])] == []
    assert len({number for _, _, number in numbers}) == len({customer for customer, _, _ in numbers})


def test_names_are_a_banks_and_not_a_lotterys(ask: Ask) -> None:
    firms, names = ask(
        "select count(distinct customer_id), count(distinct name) from customer where id_type = 'uscc'"
    )[0]
    assert firms == names
    commonest = ask("""
        select left(name, 1), count(distinct customer_id) / sum(count(distinct customer_id)) over () as share
        from customer where id_type = 'ric' group by 1 order by 2 desc limit 1
    """)[0][1]
    assert 0.03 < commonest < 0.08


def test_grades_order_firms_by_what_becomes_of_them(ask: Ask) -> None:
    """Of firms graded before the last half of the months, the weaker third fails clearly more often."""
    failed = ask("""
        with grade as (
            select customer_id, internal_rating in ('BBB+', 'BBB', 'BBB-', 'BB', 'B') as is_weak
            from customer
            where date '2025-01-31' >= valid_from and date '2025-01-31' < coalesce(valid_to, 'infinity'::date)
                and internal_rating <> 'D'
        ),
        failing as (
            select distinct customer_id from loan_month join loan using (loan_id)
            where as_of_date > '2025-01-31' and days_past_due > 90
        )
        select is_weak, avg((failing.customer_id is not null)::int)
        from grade left join failing using (customer_id)
        group by is_weak order by is_weak
    """)
    (_, strong), (_, weak) = failed
    assert weak > 1.5 * strong


def test_statements_held_are_those_the_customer_row_names(ask: Ask) -> None:
    missing = ask("""
        select customer_id, financials_on from customer
        where valid_to is null and financials_on is not null
        except select customer_id, period_end from customer_financial
    """)
    assert missing == []
