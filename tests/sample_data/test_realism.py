"""Figures lie where a city commercial bank's lie: every month, whatever the seed."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from asked import END, Ask

from sample_data import generate as generator
from sample_data.generate import generate

HERE = Path(__file__).parent / "realism"
LOANS, MONTHS = 8000, 27
DISTRIBUTIONS: list[dict[str, Any]] = tomllib.loads(
    (generator.ROOM / "realism.toml").read_text(encoding="utf-8")
)["distribution"]
# The floors of the rule by days past due; judgement, probation and observation make some classes worse.
FLOOR = """
    1 + (days_past_due > 0)::int + (days_past_due > 90)::int
    + (days_past_due > if(product_type = 'credit_card', 120, 270))::int
    + (days_past_due > if(product_type = 'credit_card', 180, 360))::int
"""


@pytest.fixture(scope="module", params=[1, 2, 3, 4, 5], ids="seed {}".format)
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Answer SQL over the files of one bank, with the loans on its book as `active_loan`."""
    folder: Path = tmp_path_factory.mktemp("bank")
    generate(folder, loans=LOANS, months=MONTHS, end=END, seed=request.param)
    with duckdb.connect() as con:
        for file in folder.glob("*.parquet"):
            con.execute(f"create view {file.stem} as from read_parquet('{file}')")
        con.execute(f"create table active_loan as {_sql('active_loan')}")
        yield lambda sql: con.execute(sql).fetchall()


def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")


def test_each_distribution_has_its_measure_and_its_source() -> None:
    names = [distribution["name"] for distribution in DISTRIBUTIONS]
    assert len(names) == len(set(names)) >= 20
    assert set(names) == {path.stem for path in HERE.glob("*.sql")} - {"active_loan"}
    assert all(one["source"]["en"] and one["source"]["zh"] for one in DISTRIBUTIONS)
    assert all(one["low"] < one["high"] for one in DISTRIBUTIONS)


@pytest.mark.parametrize("distribution", DISTRIBUTIONS, ids=lambda one: one["name"])
def test_a_figure_lies_in_its_range_every_month(ask: Ask, distribution: dict[str, Any]) -> None:
    months = [month for (month,) in ask("select distinct as_of_date from active_loan order by all")]
    measured: dict[dt.date, float | None] = dict(ask(_sql(distribution["name"])))
    shown = {month: measured.get(month) for month in months[distribution["from_month"] - 1 :]}
    low, high = distribution["low"], distribution["high"]
    outside = {
        month: value for month, value in shown.items() if value is None or not low <= float(value) <= high
    }
    assert shown
    assert outside == {}


def test_most_classes_are_the_floor_some_worse_and_few_better(ask: Ask) -> None:
    better, worse, rows = ask(f"""
        select count_if(risk_class_reported < {FLOOR}), count_if(risk_class_reported > {FLOOR}), count(*)
        from active_loan
    """)[0]
    assert 0 < better < 0.005 * rows
    assert 0.005 * rows < worse < 0.05 * rows


def test_some_valuations_are_stale_and_most_are_not(ask: Ask) -> None:
    stale = ask(f"""
        with latest as (
            select collateral_id, max(valued_on) as valued_on from collateral_valuation
            semi join (select collateral_id from collateral_pledge where valid_to is null) as held
                using (collateral_id)
            group by all
        )
        select avg((date '{END}' - valued_on > 365)::int) from latest
    """)[0][0]
    assert 0.02 < stale < 0.15


def test_the_shock_the_downturn_and_the_recovery_can_be_seen(ask: Ask) -> None:
    """Arrears begin more often where and while macro.toml says so, and less often in the recovery."""

    def fell(month_from: int, month_to: int, where: str) -> float:
        return float(
            ask(f"""
                with step as (
                    select *, lag(days_past_due) over (partition by loan_id order by as_of_date) as before
                    from active_loan
                )
                select avg((days_past_due > 0)::int) from step
                where before = 0 and {where}
                    and date_diff('month', as_of_date, date '{END}') between {-month_to} and {-month_from}
            """)[0][0]
        )

    assert fell(-14, -8, "branch_id = '0600'") > 1.8 * fell(-14, -8, "branch_id <> '0600'")
    firms = "product_type in ('corporate_loan', 'small_business_loan') and use_industry_code"
    assert fell(-20, -9, f"{firms} in ('K', 'E')") > 1.15 * fell(-20, -9, f"{firms} not in ('K', 'E')")
    assert fell(-5, 0, "true") < 0.9 * fell(-18, -9, "true")
