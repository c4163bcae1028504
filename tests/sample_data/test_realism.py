"""Figures lie where a city commercial bank's lie, every month; a small book scatters more than a bank."""

from __future__ import annotations

import pytest
from asked import Ask

RANGES = {
    "npl_ratio": (0.007, 0.025),
    "special_mention_ratio": (0.012, 0.042),
    "overdue_ratio": (0.012, 0.042),
    "over_90_to_npl": (0.55, 1.05),
    "provision_coverage": (1.25, 3.60),
    "loan_provision_ratio": (0.023, 0.036),
    "corporate_share": (0.55, 0.70),
    "mortgage_share": (0.10, 0.20),
    "dollar_share": (0.01, 0.05),
    "largest_customer_to_net_capital": (0.03, 0.10),
}
BOOK = """
    with book as (
        select loan_month.*, product_type, customer_id, loan.currency,
            balance * coalesce(rate_to_base, 1)::double as yuan,
            loss_allowance * coalesce(rate_to_base, 1)::double as allowance
        from loan_month
        join loan using (loan_id)
        left join exchange_rate as rate
            on rate.as_of_date = loan_month.as_of_date and rate.currency = loan.currency
        where status = 'active'
    ),
    debtor as (select as_of_date, customer_id, sum(yuan) as yuan from book group by all),
    largest as (select as_of_date, max(yuan) as yuan from debtor group by all)
    select
        sum(book.yuan) filter (risk_class_reported >= 3) / sum(book.yuan) as npl_ratio,
        sum(book.yuan) filter (risk_class_reported = 2) / sum(book.yuan) as special_mention_ratio,
        sum(book.yuan) filter (days_past_due > 0) / sum(book.yuan) as overdue_ratio,
        sum(book.yuan) filter (days_past_due > 90) / sum(book.yuan) filter (risk_class_reported >= 3)
            as over_90_to_npl,
        sum(allowance) / sum(book.yuan) filter (risk_class_reported >= 3) as provision_coverage,
        sum(allowance) / sum(book.yuan) as loan_provision_ratio,
        sum(book.yuan) filter (product_type = 'corporate_loan') / sum(book.yuan) as corporate_share,
        sum(book.yuan) filter (product_type = 'mortgage') / sum(book.yuan) as mortgage_share,
        sum(book.yuan) filter (book.currency = 'USD') / sum(book.yuan) as dollar_share,
        any_value(largest.yuan / capital.net_capital::double) as largest_customer_to_net_capital
    from book
    join largest using (as_of_date)
    left join capital
        on book.as_of_date >= capital.valid_from
        and (capital.valid_to is null or book.as_of_date < capital.valid_to)
    group by book.as_of_date
    order by book.as_of_date
"""
FLOOR = """
    1 + (days_past_due > 0)::int + (days_past_due > 90)::int
    + (days_past_due > if(product_type = 'credit_card', 120, 270))::int
    + (days_past_due > if(product_type = 'credit_card', 180, 360))::int
"""


@pytest.mark.parametrize("measure", RANGES)
def test_measure_lies_in_its_range_every_month(ask: Ask, measure: str) -> None:
    low, high = RANGES[measure]
    values = [value for (value,) in ask(f"select {measure} from ({BOOK})")]
    assert all(value is not None and low <= value <= high for value in values), values


def test_npl_ratio_over_all_months_is_that_of_the_sector(ask: Ask) -> None:
    assert 0.011 < ask(f"select avg(npl_ratio) from ({BOOK})")[0][0] < 0.024


def test_most_classes_are_the_floor_some_worse_and_few_better(ask: Ask) -> None:
    better, worse, rows = ask(f"""
        select count_if(risk_class_reported < {FLOOR}), count_if(risk_class_reported > {FLOOR}), count(*)
        from loan_month join loan using (loan_id) where status = 'active'
    """)[0]
    assert 0 < better < 0.005 * rows
    assert 0.005 * rows < worse < 0.03 * rows


def test_arrears_roll_on_more_often_the_later_they_are(ask: Ask) -> None:
    rolled = ask("""
        with bucket as (
            select loan_id, as_of_date, days_past_due, least(3, ceil(days_past_due / 30.5)) as bucket
            from loan_month where status = 'active'
        )
        select avg((later.bucket > bucket.bucket or later.days_past_due > 90)::int)
        from bucket
        join bucket as later
            on bucket.loan_id = later.loan_id and later.as_of_date = last_day(bucket.as_of_date + 1)
        where bucket.days_past_due <= 90
        group by bucket.bucket order by bucket.bucket
    """)
    current, first, second, third = (share for (share,) in rolled)
    assert 0.004 < current < 0.02
    assert 0.2 < first < 0.42
    assert first < second < third < 0.95


def test_some_valuations_are_stale_and_most_are_not(ask: Ask) -> None:
    stale = ask("""
        with latest as (
            select collateral_id, max(valued_on) as valued_on from collateral_valuation
            semi join (select collateral_id from collateral_pledge where valid_to is null) as held
                using (collateral_id)
            group by all
        )
        select avg((date '2025-10-31' - valued_on > 365)::int) from latest
    """)[0][0]
    assert 0.02 < stale < 0.15
