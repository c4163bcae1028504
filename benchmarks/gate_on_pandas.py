"""The gate against Great Expectations' own expectations on pandas: the same predicates, the same rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations import expectations as expect
from great_expectations.data_context.types.base import ProgressBarsConfig

from benchmarks.clock import line, median
from data_checks import gate
from data_checks.rules import load_rules
from oversight import contract, load, record, source, standards, warehouse

ROWS = 2_000_000
MONTHS = 20
RULES = frozenset(
    {
        "loan_month_key_present",
        "loan_month_key_unique",
        "loan_month_balance_present",
        "loan_month_days_possible",
        "loan_month_status_present",
        "loan_month_codes_known",
    }
)
STATUSES = ["active", "settled", "written_off", "sold", "swapped"]
DAY = dt.date(2026, 11, 15)


def measure() -> Iterator[str]:
    """Judge two million months of loans by six rules, in both ways."""
    feed = source.read("sample_bank")
    con = warehouse.scratch()
    con.execute(contract.ddl())
    con.execute(
        """
        insert into loan_month by name
        select
            last_day(date '2024-12-01' + to_months((n % $months)::integer)) as as_of_date,
            'L' || (n // $months) as loan_id, (n % 1000) * 100 as balance, (n % 7) * 15 as days_past_due,
            'active' as status, 1 + n % 5 as risk_class_reported, 1 + n % 3 as impairment_stage
        from range($rows) as t (n)
        """,
        {"rows": ROWS, "months": MONTHS},
    )
    con.execute("create schema book")
    for table in contract.tables():
        con.execute(f"create view book.{table} as from main.{table}")
    standards.load(con)
    record.prepare(con)
    load.fill_codes(con, feed)
    frame = con.execute("from loan_month").df()
    rules = tuple(rule for rule in load_rules() if rule.name in RULES)
    months = [day for (day,) in con.execute("select distinct as_of_date from loan_month").fetchall()]

    def judge() -> None:
        report = gate.run(
            con,
            source=feed.name,
            supplied=record.supplied(con, ["loan_month"]),
            months=months,
            business_date=DAY,
            historical=False,
            history_ends=None,
            required=frozenset({"loan_month"}),
            base_currency="CNY",
            rules=rules,
        )
        assert report.outcome == "passed", report.results  # noqa: S101 - a ratio of two failures says nothing

    yield line(
        f"gate, {len(rules)} rules over {ROWS:,} rows",
        median(judge, 1),
        "the same expectations on pandas",
        median(lambda: _on_pandas(frame), 1),
    )
    con.close()


def _on_pandas(frame: pd.DataFrame) -> None:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("frame").add_dataframe_asset("loan_month")
    batch = asset.add_batch_definition_whole_dataframe("all")
    codes: dict[str, list[Any]] = {
        "status": STATUSES,
        "risk_class_reported": [1, 2, 3, 4, 5],
        "impairment_stage": [1, 2, 3],
    }
    suite = gx.ExpectationSuite(
        "loan_month",
        expectations=[
            *(expect.ExpectColumnValuesToNotBeNull(column=name) for name in ("as_of_date", "loan_id")),
            expect.ExpectCompoundColumnsToBeUnique(column_list=["as_of_date", "loan_id"]),
            expect.ExpectColumnValuesToNotBeNull(column="balance"),
            expect.ExpectColumnValuesToBeBetween(column="days_past_due", min_value=0),
            expect.ExpectColumnValuesToNotBeNull(column="status"),
            *(
                expect.ExpectColumnValuesToBeInSet(column=name, value_set=known)
                for name, known in codes.items()
            ),
        ],
    )
    definition = gx.ValidationDefinition(name="loan_month", data=batch, suite=context.suites.add(suite))
    outcome = context.validation_definitions.add(definition).run(
        batch_parameters={"dataframe": frame}, result_format="BOOLEAN_ONLY"
    )
    assert outcome.success, outcome  # noqa: S101 - a ratio of two failures says nothing
