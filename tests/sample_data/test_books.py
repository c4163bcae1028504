"""The bank's books beside its loans: every sum ties with the loans, every instalment with the arrears."""

from __future__ import annotations

import pytest
from asked import Ask


def test_the_ledger_holds_principal_interest_and_allowance_to_the_fen(ask: Ask) -> None:
    assert (
        ask("""
        with held as (
            select as_of_date, loan_month.branch_id, currency, sum(balance) as principal,
                sum(interest_receivable) as interest, sum(loss_allowance) as allowance
            from loan_month join loan using (loan_id) where status = 'active' group by all
        ),
        posted as (
            select as_of_date, branch_id, currency,
                sum(balance) filter (account like '1303%') as principal,
                sum(balance) filter (account = '1132') as interest,
                -sum(balance) filter (account = '1304') as allowance
            from ledger group by all
        )
        select * from held full join posted using (as_of_date, branch_id, currency)
        where held.principal is distinct from posted.principal
            or held.interest is distinct from posted.interest
            or held.allowance is distinct from posted.allowance
    """)
        == []
    )
    assert ask("select count(distinct account) > 7, count(distinct currency) > 1 from ledger") == [
        (True, True)
    ]


def test_the_allowance_rolls_forward_and_uses_what_was_written_off(ask: Ask) -> None:
    assert (
        ask("""
        with step as (
            select *, lag(closing) over (partition by stage order by as_of_date) as closing_before
            from allowance_movement
        )
        select * from step
        where opening + charged - released - written_off + recovered <> closing
            or opening <> coalesce(closing_before, opening)
            or least(opening, charged, released, written_off, recovered, closing) < 0
    """)
        == []
    )
    assert (
        ask("""
        with flow as (
            select last_day(booked_on) as as_of_date, sum(round(
                principal::decimal(38, 2) * coalesce(rate_to_base, 1), 2
            )) as amount
            from loan_flow join loan using (loan_id)
            left join exchange_rate
                on last_day(booked_on) = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
            where flow_type in ('written_off', 'partly_written_off') group by all
        ),
        used as (select as_of_date, sum(written_off) as amount from allowance_movement group by all)
        select * from used left join flow using (as_of_date)
        where used.amount <> coalesce(flow.amount, 0)
    """)
        == []
    )


def test_what_is_unpaid_of_the_instalments_is_what_the_loan_is_behind_with(ask: Ask) -> None:
    assert (
        ask("""
        with unpaid as (
            select loan_id, min(due_on) as due_on,
                sum(principal_due + interest_due - paid_amount) as amount
            from repayment_due
            where paid_on is null and due_on <= (select max(as_of_date) from loan_month) group by all
        )
        select loan_id from loan_month left join unpaid using (loan_id)
        where as_of_date = (select max(as_of_date) from loan_month) and status = 'active' and (
            overdue_principal + overdue_interest <> coalesce(unpaid.amount, 0)
            or days_past_due <> coalesce(as_of_date - unpaid.due_on, 0)
        )
    """)
        == []
    )


def test_instalments_paid_are_flows_of_the_same_day(ask: Ask) -> None:
    assert (
        ask("""
        with paid as (
            select loan_id, paid_on, sum(principal_due) as principal, sum(interest_due) as interest
            from repayment_due join loan using (loan_id)
            where paid_on is not null and repayment_method <> 'revolving' group by all
        ),
        flow as (
            select loan_id, booked_on as paid_on, sum(principal) as principal, sum(interest) as interest
            from loan_flow group by all
        )
        select * from paid left join flow using (loan_id, paid_on)
        where paid.interest is distinct from flow.interest or not paid.principal <= flow.principal
    """)
        == []
    )
    assert ask("select count_if(paid_on > due_on + 20) > 100 from repayment_due") == [(True,)]


def test_a_line_has_room_for_what_is_drawn(ask: Ask) -> None:
    assert (
        ask("""
        select * from exposure join facility using (customer_id)
        where exposure.kind = 'loan' and facility.kind = 'loan_line'
            and as_of_date >= valid_from and (valid_to is null or as_of_date < valid_to)
            and amount > limit_amount
    """)
        == []
    )
    assert ask("select * from facility where used_amount + undrawn_amount <> limit_amount") == []


def test_every_guaranteed_loan_has_a_guarantor_known_before_it(ask: Ask) -> None:
    assert (
        ask(
            "select loan_id from loan anti join guarantee using (loan_id) where guarantee_type = 'guaranteed'"
        )
        == []
    )
    assert (
        ask("""
        with known as (
            select customer_id as guarantor_id, min(valid_from) as since from customer group by all
        )
        select * from guarantee join known using (guarantor_id) where guarantee.valid_from < known.since
    """)
        == []
    )
    assert (
        ask("select * from customer anti join guarantee on customer_id = guarantor_id where role = 'both'")
        == []
    )


def test_collateral_sold_brings_what_the_loan_received(ask: Ask) -> None:
    assert (
        ask("""
        with sold as (
            select disposed_on, sum(price - cost) as amount from collateral_disposal group by all
        ),
        received as (
            select booked_on as disposed_on, sum(principal * coalesce(rate_to_base, 1)) as amount
            from loan_flow join loan using (loan_id)
            left join exchange_rate
                on last_day(booked_on) = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
            where flow_type = 'collateral_recovered' group by all
        )
        select * from sold left join received using (disposed_on)
        where received.amount is null or sold.amount > received.amount + 1
    """)
        == []
    )


@pytest.mark.parametrize("cell", ["loans", "class_1", "class_2", "class_3", "class_4", "class_5"])
def test_every_month_files_every_class(ask: Ask, cell: str) -> None:
    missing = f"""
        select as_of_date from loan_month where status = 'active' group by all
        except select as_of_date from reported_figure where form = 'G11' and cell = '{cell}'
    """
    assert ask(missing) == []
