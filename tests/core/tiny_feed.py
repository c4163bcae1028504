"""A whole feed small enough to read: ten loans of a village bank, in CSV, described by SQL and TOML alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

SOURCE_TOML = """
title = {{ en = "Village bank", zh = "村镇银行" }}
base_currency = "{currency}"
historical = false
panel = true

[not_supplied]
"collateral" = {{ en = "The village bank lends without collateral.", zh = "该村镇银行发放的均为信用贷款。" }}

[files."customers.csv"]
format = "csv"
key = ["id"]
columns = ["id", "name", "kind", "updated"]

[files."loans.csv"]
format = "csv"
key = ["loan"]
columns = ["loan", "customer", "branch", "amount", "granted", "due"]
rows_to = "loan"

[files."month.csv"]
format = "csv"
key = ["day", "loan"]
columns = ["day", "loan", "balance", "due_since", "class"]
rows_to = "loan_month"
"""

SELECTS = {
    "customer": """
        select id as customer_id, name, kind as customer_type, 'borrower' as role, updated as updated_at
        from read_csv($folder || '/customers.csv', all_varchar = true, header = true)
    """,
    "loan": """
        select
            loan as loan_id, customer as customer_id, branch as branch_id, 'consumer_loan' as product_type,
            'personal' as use_industry_code, '51' as use_region_code, 'CNY' as currency,
            amount as original_amount, granted as granted_on, granted as first_disbursed_on, due as matures_on
        from read_csv($folder || '/loans.csv', all_varchar = true, header = true)
    """,
    "capital": "select '5000.00' as net_capital, '4000.00' as tier1_net_capital",
    "loan_month": """
        select
            day as as_of_date, loan as loan_id, balance, due_since as principal_due_since,
            coalesce(day::date - due_since::date, 0)::varchar as days_past_due,
            class as risk_class_reported, 'active' as status, 'true' as is_on_book
        from read_csv($folder || '/month.csv', all_varchar = true, header = true)
    """,
}

LOANS = [f"L{number:02d}" for number in range(1, 11)]


def write_source(folder: Path, currency: str = "CNY") -> Path:
    """Write the description of the feed, which could stand anywhere, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.toml").write_text(SOURCE_TOML.format(currency=currency), encoding="utf-8")
    for table, sql in SELECTS.items():
        (folder / f"{table}.sql").write_text(sql, encoding="utf-8")
    return folder


def write_files(
    folder: Path,
    days: list[dt.date],
    *,
    balances: dict[str, str] | None = None,
    due_since: dict[str, dt.date] | None = None,
    classes: dict[str, int] | None = None,
    names: dict[str, str] | None = None,
) -> Path:
    """Write the files of the given reports: each loan owes 100.00 and is current unless said otherwise."""
    folder.mkdir(parents=True, exist_ok=True)
    balances, due_since, classes, names = balances or {}, due_since or {}, classes or {}, names or {}
    customers = [f"C{loan[1:]},{names.get('C' + loan[1:], '张某某')},retail,{max(days)}" for loan in LOANS]
    loans = [f"{loan},C{loan[1:]},B{int(loan[1:]) % 2},1000.00,2024-01-15,2029-01-15" for loan in LOANS]
    month = [
        f"{day},{loan},{balances.get(loan, '100.00')},{due_since.get(loan, '')},{classes.get(loan, 1)}"
        for day in days
        for loan in LOANS
    ]
    _write(folder / "customers.csv", ["id,name,kind,updated", *customers])
    _write(folder / "loans.csv", ["loan,customer,branch,amount,granted,due", *loans])
    _write(folder / "month.csv", ["day,loan,balance,due_since,class", *month])
    return folder


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
