"""What must hold of any bank's books: money that adds up, days that count, shares within the whole."""

from __future__ import annotations

from decimal import Decimal

from asked import Ask


def test_opening_plus_flows_is_closing_loan_by_loan_to_the_fen(ask: Ask) -> None:
    moved = """
        with flow as (
            select loan_id, last_day(booked_on) as as_of_date,
                sum(if(flow_type = 'drawn', principal, -principal)) as change
            from loan_flow where flow_type <> 'recovered_after_write_off' group by all
        ),
        step as (
            select loan_id, as_of_date, balance, lag(balance) over loan as balance_before,
                coalesce(flow.change, 0) as change,
                last_day(granted_on) = as_of_date as is_new
            from loan_month left join flow using (loan_id, as_of_date) join loan using (loan_id)
            window loan as (partition by loan_id order by as_of_date)
        )
        select {} from step where (balance_before is not null or is_new)
    """
    assert ask(moved.format("count(*) > 30000, count_if(change < 0) > 5000")) == [(True, True)]
    assert ask(moved.format("loan_id") + " and coalesce(balance_before, 0) + change <> balance") == []


def test_only_a_revolving_loan_is_drawn_again(ask: Ask) -> None:
    assert (
        ask("""
        select loan_id, booked_on, principal from loan_flow join loan using (loan_id)
        where flow_type = 'drawn' and not is_revolving and last_day(booked_on) <> last_day(granted_on)
    """)
        == []
    )


def test_every_flow_falls_on_a_month_of_its_loan(ask: Ask) -> None:
    assert (
        ask("""
        select loan_id, booked_on from loan_flow
        anti join loan_month on loan_flow.loan_id = loan_month.loan_id and last_day(booked_on) = as_of_date
        where flow_type <> 'recovered_after_write_off'
    """)
        == []
    )
    assert ask("select * from loan_flow where principal < 0 or interest < 0 or price < 0") == []


def test_days_past_due_are_counted_from_the_earlier_due_since_date(ask: Ask) -> None:
    assert (
        ask("""
        select loan_id, as_of_date from loan_month
        where days_past_due is distinct from coalesce(
            as_of_date - least(principal_due_since, interest_due_since), 0
        )
    """)
        == []
    )
    assert ask("select count_if(days_past_due > 360) > 50 from loan_month") == [(True,)]


def test_overdue_amounts_go_with_their_dates_and_stay_within_the_balance(ask: Ask) -> None:
    assert (
        ask("""
        select loan_id, as_of_date from loan_month
        where (overdue_principal > 0) <> (principal_due_since is not null)
            or (overdue_interest > 0) <> (interest_due_since is not null)
            or overdue_principal > balance
            or overdue_principal < 0
    """)
        == []
    )


def test_a_loan_misses_at_most_one_instalment_a_month(ask: Ask) -> None:
    """Days past due grow by no more than the days that passed."""
    assert (
        ask("""
        with step as (
            select loan_id, as_of_date, days_past_due - lag(days_past_due) over loan as more_days,
                as_of_date - lag(as_of_date) over loan as days
            from loan_month window loan as (partition by loan_id order by as_of_date)
        )
        select * from step where more_days > days
    """)
        == []
    )


def test_nothing_follows_an_exit_and_an_exit_owes_nothing(ask: Ask) -> None:
    assert (
        ask("""
        select loan_id from loan_month
        where status <> 'active' and (balance <> 0 or loss_allowance <> 0 or days_past_due <> 0 or is_on_book)
    """)
        == []
    )
    assert (
        ask("""
        with step as (
            select status, lead(status) over (partition by loan_id order by as_of_date) as after
            from loan_month
        )
        select * from step where status <> 'active' and after is not null
    """)
        == []
    )


def test_balances_stay_between_nothing_and_what_was_lent(ask: Ask) -> None:
    assert (
        ask("""
        select loan_id, as_of_date from loan_month join loan using (loan_id)
        where status = 'active' and not (balance > 0 and balance <= original_amount)
    """)
        == []
    )


def test_shares_of_a_piece_of_collateral_never_exceed_the_whole(ask: Ask) -> None:
    (largest, shared) = ask("""
        with held as (
            select month.as_of_date, collateral_id, sum(allocated_share) as shares, count(*) as loans
            from (select distinct as_of_date from loan_month) as month
            join collateral_pledge as pledge
                on month.as_of_date >= pledge.valid_from
                and (pledge.valid_to is null or month.as_of_date < pledge.valid_to)
            group by all
        )
        select max(shares), count_if(loans > 1) from held
    """)[0]
    assert Decimal("0.99") < largest <= 1
    assert shared > 0


def test_a_pledge_is_valued_before_it_begins(ask: Ask) -> None:
    assert (
        ask("""
        with first as (
            select collateral_id, min(received_on) as received_on from collateral_valuation group by all
        )
        select collateral_id from collateral_pledge left join first using (collateral_id)
        where first.received_on is null or first.received_on > valid_from
    """)
        == []
    )


def test_stage_three_is_non_performing_and_allowance_within_the_balance(ask: Ask) -> None:
    assert (
        ask("""
        select loan_id from loan_month
        where status = 'active' and (
            (impairment_stage = 3) <> (risk_class_reported >= 3)
            or loss_allowance > balance
            or loss_allowance <= 0
        )
    """)
        == []
    )
