"""The rows of one table that differ between two publications: key, how, and each column before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from oversight import access, difference, settings
from oversight.contract import Table
from oversight.opened import Result


def rows_sql(table: Table) -> str:
    """Write the SELECT that lists the differing rows of a table, the largest effect on the NPLs first."""
    keys = ", ".join(f"c.{key}" for key in table.key)
    loan = "c.loan_id" if difference.about(table) == "loan_id" else "null"
    return f"""
        with named as (
            select *, unnest(if(change = 'corrected', cells, [null])) as cell
            from changed_{table.name}
        )
        select
            c.change as difference, {keys}, c.cell.name as changed_column,
            c.cell.before as said_before, c.cell.after as said_after,
            e.balance_change, e.npl_amount_change, e.overdue_balance_change
        from named as c
        left join loan_effect as e
            on {loan} = e.loan_id and e.as_of_date = $as_of_date::date and e.basis = $basis
        order by
            abs(e.npl_amount_change) desc nulls last, abs(e.balance_change) desc nulls last,
            {keys}, c.cell.name
        limit $row_limit
    """


def masked(found: Result) -> Iterator[tuple[Any, ...]]:
    """Mask what a personal column held: no customer type tells firms apart here."""
    named, *values = (found.columns.index(name) for name in ("changed_column", "said_before", "said_after"))
    hides = not access.sees_persons(settings.read().role)
    for row in found.rows:
        if hides and row[named] in access.IN_KEYS:
            yield tuple(
                access.mask(cell) if place in values and cell else cell for place, cell in enumerate(row)
            )
        else:
            yield row
