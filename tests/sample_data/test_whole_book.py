"""What most readers ask for is kept ready for the whole book: it must be what its parts come to."""

from __future__ import annotations

from typing import Any

import pytest

from oversight import queries
from oversight.opened import ask, open_publication
from oversight.publications import find
from oversight.statement import published

pytestmark = pytest.mark.usefixtures("sample_warehouse")
KEPT_READY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("bucket_flow", {}),
    ("collateral_by_type", {}),
    ("cure_trend", {}),
    ("cure_trend", {"standard": "fdic"}),
    ("falls_due", {"by": "product"}),
    ("falls_due", {"by": "risk_class", "basis": "floor"}),
    ("ltv_distribution", {}),
    ("npl_history_by_branch", {"basis": "effective"}),
    ("npl_history_by_sector", {"basis": "eba"}),
    ("renewal_wall", {"basis": "dpd"}),
    ("roll_rate_exits", {}),
    ("roll_rate_matrix", {}),
    ("roll_rate_trend", {"standard": "fdic"}),
)
CUTS = {
    "branch": "branch_id",
    "product": "product_type",
    "sector": "use_industry_code",
    "region": "use_region_code",
}


def _every(cut: str) -> list[str]:
    sql = f"select distinct {CUTS[cut]} from book_month"
    return [code for (code,) in ask(open_publication(find("sample_bank")), sql, {}).rows]


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize(("name", "params"), KEPT_READY)
def test_a_filter_on_everything_is_no_filter(name: str, params: dict[str, Any], cut: str) -> None:
    whole = queries.run(name, source="sample_bank", **params).rows
    everything: dict[str, Any] = {**params, cut: _every(cut)}
    assert whole
    assert queries.run(name, source="sample_bank", **everything).rows == whole


def test_judged_loans_are_written_largest_first() -> None:
    """A list of the largest then reads the first of them; threads may hand over their parts out of turn."""
    mart = next(mart for mart in published() if mart.name == "judged_loan_month")
    assert mart.written_by == ("as_of_date", "balance desc", "loan_id")
    sql = """
        with placed as (
            select balance, row_number() over () as row_no from judged_loan_month where as_of_date = $day
        ),
        followed as (select balance, lag(balance) over (order by row_no) as balance_before from placed)
        select count(*), count_if(balance > balance_before) from followed
    """
    publication = find("sample_bank")
    ((rows, rising),) = ask(open_publication(publication), sql, {"day": publication.last_as_of}).rows
    assert rows > 1000
    assert rising < 10
