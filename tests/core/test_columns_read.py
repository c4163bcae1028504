"""Which columns a SELECT reads, scope by scope."""

from __future__ import annotations

import duckdb
import pytest

from oversight.columns_read import columns_read, constants

KNOWN = {"loan": ("loan_id", "customer_id", "amount"), "customer": ("customer_id", "name", "region")}


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select loan_id from loan", {"loan": ("loan_id",)}),
        ("select l.amount, c.name from loan l join customer c on l.customer_id = c.customer_id",
         {"loan": ("customer_id", "amount"), "customer": ("customer_id", "name")}),
        ("select * from book.loan", {"loan": KNOWN["loan"]}),
        ("select c.* from loan join customer as c using (customer_id)",
         {"loan": ("customer_id",), "customer": KNOWN["customer"]}),
        ("with x as (select amount from loan) select amount, name from x, customer",
         {"loan": ("amount",), "customer": ("name",)}),
        ("with loan as (select 1 as amount) select amount from loan", {}),
        ("select name from customer c where exists (select 1 from loan l where l.customer_id=c.customer_id)",
         {"loan": ("customer_id",), "customer": ("customer_id", "name")}),
        ("select region from customer where customer_id in (select customer_id from loan where amount > 1)",
         {"loan": ("customer_id", "amount"), "customer": ("customer_id", "region")}),
        ("select name from customer union all select loan_id from loan",
         {"loan": ("loan_id",), "customer": ("name",)}),
        ("select count(*) from loan where $x is null", {"loan": ()}),
        ("select other from elsewhere", {}),
        ("select first_value(name) over (partition by region order by customer_id) from customer",
         {"customer": KNOWN["customer"]}),
    ],
)  # fmt: skip
def test_columns_are_told_by_scope(sql: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert columns_read(duckdb.connect(), sql, KNOWN) == expected


def test_constants_name_files() -> None:
    sql = "select * from read_csv($folder || '/month.csv', header = true) where a = 'x'"
    assert {"/month.csv", "x"} <= set(constants(duckdb.connect(), sql))
