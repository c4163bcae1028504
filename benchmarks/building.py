"""The marts against the bare aggregation of the same facts: five statements without a rule in them."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.clock import line
from data_checks.tolerances import load_tolerances, write_tolerances
from oversight import book, loaded_months, publish, source, stage, standards, warehouse

SLOWEST = 5
CUTS = "loan.branch_id, loan.product_type, loan.use_industry_code, loan.use_region_code"
BARE = {
    "balances by cut, class and days past due": f"""
        select month.as_of_date, {CUTS}, month.risk_class_reported, month.days_past_due // 30 as bucket,
            count(*), sum(month.balance), sum(month.overdue_principal), sum(month.loss_allowance)
        from loan_month as month inner join loan using (loan_id)
        group by all
    """,
    "movements from one month to the next by cut, class and days past due": f"""
        select now.as_of_date, {CUTS}, before.risk_class_reported, now.risk_class_reported,
            before.days_past_due // 30 as bucket_from, now.days_past_due // 30 as bucket_to,
            count(*), sum(before.balance), sum(now.balance)
        from loan_month as now
        inner join loan_month as before
            on
                now.loan_id = before.loan_id
                and last_day((now.as_of_date - interval 1 month)::date) = before.as_of_date
        inner join loan on now.loan_id = loan.loan_id
        group by all
    """,
    "records by cut, month and kind": f"""
        select last_day(flow.booked_on), {CUTS}, flow.flow_type, count(*), sum(flow.principal)
        from loan_flow as flow inner join loan using (loan_id)
        group by all
    """,
    "collateral by month and type at its latest valuation": """
        select month.as_of_date, collateral.collateral_type, count(*), sum(valuation.amount)
        from loan_month as month
        inner join collateral_pledge as pledge using (loan_id)
        inner join collateral using (collateral_id)
        asof left join collateral_valuation as valuation
            on
                collateral.collateral_id = valuation.collateral_id
                and month.as_of_date >= valuation.received_on
        group by all
    """,
    "what each customer owes each month": """
        select month.as_of_date, loan.customer_id, count(*), sum(month.balance),
            max(month.risk_class_reported)
        from loan_month as month inner join loan using (loan_id)
        group by all
    """,
}


def measure(folder: Path) -> Iterator[str]:
    """Stage the bank once; aggregate it bare, then build every mart."""
    feed = source.read("sample_bank")
    with tempfile.TemporaryDirectory() as place:
        con = warehouse.scratch(Path(place) / "scratch.duckdb")
        staged = stage.stage(con, feed, folder, dt.datetime.now(dt.UTC), lambda _: None)
        around = loaded_months.months(con, feed.name)
        book.build(con, feed.name, staged.tables, around)
        standards.load(con)
        write_tolerances(con, load_tolerances())
        bare = {what: _seconds(con, statement) for what, statement in BARE.items()}
        begun: dict[str, float] = {}

        def begin(_: str, mart: str) -> None:
            begun[mart] = time.perf_counter()

        publish.build_marts(con, feed, around, begin)
        ends = [*list(begun.values())[1:], time.perf_counter()]
        built = {mart: end - start for (mart, start), end in zip(begun.items(), ends, strict=True)}
        con.close()
    whole, against = sum(built.values()), "the bare aggregation of the same facts"
    yield line(f"building {len(built)} marts", whole, against, sum(bare.values()), "2x")
    yield f"  bare: {'; '.join(f'{what} {seconds:.1f} s' for what, seconds in bare.items())}"
    slowest = sorted(built.items(), key=lambda item: -item[1])[:SLOWEST]
    yield f"  slowest: {'; '.join(f'{mart} {seconds:.1f} s' for mart, seconds in slowest)}"


def _seconds(con: duckdb.DuckDBPyConnection, statement: str) -> float:
    started = time.perf_counter()
    con.execute(f"create or replace temp table bare as select * from ({statement}) as t")
    return time.perf_counter() - started
