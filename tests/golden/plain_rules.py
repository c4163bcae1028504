"""The floor of a class and the EBA reading, month by month and loan by loan, in plain Python.

Written from the rules and the readings of docs/decisions/0004, not from the SQL: what a loan was is carried
from month to month here, where the marts look back over its whole past at once.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Row = dict[str, Any]
RATINGS = [
    "AAA",
    "AA+",
    "AA",
    "AA-",
    "A+",
    "A",
    "A-",
    "BBB+",
    "BBB",
    "BBB-",
    "BB",
    "B",
    "CCC",
    "CC",
    "C",
    "D",
]
OVER = {"loan": (0, 90, 270, 360), "card": (0, 90, 120, 180)}
NOT_RETAIL = ("corporate", "financial")
FOREVER = dt.date.max


def later(day: dt.date, months: int) -> dt.date:
    """Add months to a day, to the last of the month where there is no such day."""
    if day == FOREVER:
        return day
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass
class State:
    """What a loan carries from one of its months to the next."""

    clean_since: dt.date | None = None
    event_on: dt.date = dt.date.min
    event_class: int = 0
    was_bad: bool = False
    was_called: bool = False
    was_pulled: bool = False
    direct: int = 0
    held: int = 0
    pulled: bool = False
    has_begun: bool = False
    triggered_on: dt.date | None = None
    last_on: dt.date | None = None
    forborne_on: dt.date | None = None
    pulled_on: dt.date | None = None
    before: dt.date = dt.date.min
    eba_before: dt.date = dt.date.max


@dataclass
class Book:
    """Given tables as lists of rows; a column that a row does not have is null."""

    loan: list[Row]
    customer: list[Row]
    loan_month: list[Row]
    repayment_due: list[Row]
    restructuring: list[Row]
    customer_external: list[Row]
    exposure: list[Row]
    exchange_rate: list[Row]
    small_is_retail: bool = True
    small_follows_days: bool = True
    loans: dict[str, Row] = field(init=False)
    rows: dict[dt.date, list[Row]] = field(init=False)

    def __post_init__(self) -> None:
        self.loans = {row["loan_id"]: row for row in self.loan}
        self.rows = defaultdict(list)
        for row in self.loan_month:
            self.rows[row["as_of_date"]].append(row)
        self.fees_are_known = any(row.get("unpaid_fees") is not None for row in self.loan_month)
        self.last_day = max(self.rows)

    def period(self, customer: str | None, day: dt.date) -> Row:
        for row in self.customer:
            if row["customer_id"] == customer and row["valid_from"] <= day < (row["valid_to"] or FOREVER):
                return row
        return {}

    def family(self, loan: str) -> str:
        return "card" if self.loans[loan]["product_type"] == "credit_card" else "loan"

    def base(self, row: Row, amount: Decimal) -> Decimal:
        loan = self.loans[row["loan_id"]]
        rate = Decimal(1)
        if loan["currency"] != "CNY":
            (rate,) = (
                given["rate_to_base"]
                for given in self.exchange_rate
                if given["as_of_date"] == row["as_of_date"] and given["currency"] == loan["currency"]
            )
        return amount * rate * (loan["own_share"] if loan["own_share"] is not None else 1)

    def due_after(self, loan: str, day: dt.date) -> list[dt.date]:
        return sorted(
            {due["due_on"] for due in self.repayment_due if due["loan_id"] == loan and due["due_on"] > day}
        )

    def is_firm(self, kind: str | None) -> bool:
        return kind in NOT_RETAIL or (kind == "small_business" and not self.small_is_retail)

    # The debtor.

    def debtor_class(self, customer: str | None, day: dt.date) -> int:
        """Return what liquidation, debts elsewhere and a rating cut ask of every claim."""
        if customer is None:
            return 0
        now = self.period(customer, day)
        asked = [0]
        if now.get("bankruptcy_on") and now["bankruptcy_on"] <= day:
            asked.append(5)
        told = [
            row
            for row in self.customer_external
            if row["customer_id"] == customer and row["checked_on"] <= day
        ]
        told.sort(key=lambda row: row["checked_on"])
        debt = [row["debt_all_banks"] for row in told if row["debt_all_banks"] is not None]
        late = [row["overdue_90_all_banks"] for row in told if row["overdue_90_all_banks"] is not None]
        elsewhere = [row["is_npl_elsewhere"] for row in told if row["is_npl_elsewhere"] is not None]
        if self.is_firm(now.get("customer_type")):
            if debt and late and late[-1] > debt[-1] * Decimal("0.2"):
                asked.append(3)
            if elsewhere and elsewhere[-1]:
                asked.append(2)
        if now.get("external_rating"):
            grade = RATINGS.index(now["external_rating"])
            held = [
                RATINGS.index(row["external_rating"])
                for row in self.customer
                if row["customer_id"] == customer
                and row["external_rating"]
                and row["valid_from"] <= day
                and (row["valid_to"] or FOREVER) > later(day, -12)
            ]
            asked += [3] * any(grade - before >= 3 for before in held)
        return max(asked)

    def is_liquidated(self, customer: str | None, day: dt.date) -> bool:
        day_of = self.period(customer, day).get("bankruptcy_on")
        return day_of is not None and day_of <= day

    # A loan by itself.

    def days(self, row: Row) -> int | None:
        return row.get("days_past_due")

    def by_days(self, row: Row) -> int:
        over = OVER[self.family(row["loan_id"])]
        days = self.days(row) or 0
        return 1 + sum(days > limit for limit in over)

    def is_bad(self, row: Row) -> bool:
        return self.by_days(row) >= 3 or row.get("impairment_stage") == 3 or bool(row.get("evades_debt"))

    def own_class(self, row: Row) -> int:
        asked = [0]
        days = self.days(row)
        if days is not None:
            is_technical = (
                row.get("overdue_cause") == "technical"
                and self.family(row["loan_id"]) == "loan"
                and 1 <= days <= 7
            )
            asked.append(1 if is_technical else self.by_days(row))
        if row.get("use_was_changed"):
            asked.append(2)
        if row.get("evades_debt"):
            asked.append(4)
        if row.get("impairment_stage") == 3:
            asked.append(3)
            carrying, allowance = row.get("gross_carrying_amount"), row.get("loss_allowance")
            if carrying and allowance is not None:
                asked += [4] * (allowance >= carrying * Decimal("0.5")) + [5] * (
                    allowance >= carrying * Decimal("0.9")
                )
        if self.loans[row["loan_id"]]["origination_type"] == "refinanced":
            asked.append(2)
        return max(asked)

    # Restructurings.

    def observed_until(self, deal: Row) -> dt.date:
        """Follow one restructuring from its first repayment through every restart to its last day."""
        loan, start = deal["loan_id"], deal["first_repayment_on"]
        mine = [due for due in self.repayment_due if due["loan_id"] == loan]
        months = sorted(
            (row for row in self.loan_month if row["loan_id"] == loan and row["status"] == "active"),
            key=lambda row: row["as_of_date"],
        )
        missed = {
            due["due_on"]
            for due in mine
            if (due["paid_on"] or FOREVER) > due["due_on"] and due["due_on"] < self.last_day
        }
        missed |= {row["as_of_date"] - dt.timedelta(row["days_past_due"]) for row in months if self.days(row)}
        turned = set()
        for number, row in enumerate(months):
            # What is impaired in the first month shown, and not late, may have been so before.
            was = self.is_bad(months[number - 1]) if number else self.by_days(row) < 3
            if self.is_bad(row) and not was:
                turned.add(row["as_of_date"])
        restarts = {day for day in missed if day >= start} | {day for day in turned if day > start}
        while True:
            until = later(start, 12)
            if mine and min(due["due_on"] for due in mine) <= start:
                after = self.due_after(loan, start)
                until = max(until, after[1] if len(after) > 1 else until)
            until = self._settled(deal, until)
            again = [day for day in restarts if start < day <= until]
            if not again:
                return until
            start = min(again)

    def _settled(self, deal: Row, until: dt.date) -> dt.date:
        of_difficulty = [row for row in self.restructuring if row["difficulty"] != "none"]
        if not any(row["resolved_on"] for row in of_difficulty):
            return until
        if deal["resolved_on"] is None:
            return FOREVER
        first, rounds = until, 0
        while until < deal["resolved_on"]:
            rounds += 1
            until = later(first, 12 * rounds)
        return until

    def events(self, loan: str) -> list[tuple[dt.date, int]]:
        """Return what makes a restructured loan non-performing on the day of the agreement."""
        deals = [row for row in self.restructuring if row["loan_id"] == loan and row["difficulty"] != "none"]
        found = [(row["agreed_on"], row["class_before"]) for row in deals if (row["class_before"] or 0) >= 3]
        for first in deals:
            found += [
                (again["agreed_on"], 3)
                for again in deals
                if again["sequence"] > first["sequence"]
                and first["agreed_on"] < again["agreed_on"]
                and first["first_repayment_on"] <= again["agreed_on"] <= self.observed_until(first)
            ]
        return found

    # All loans, one month after another.

    def judged(self) -> dict[tuple[dt.date, str], tuple[int | None, int]]:
        """Return the floor and the EBA class of every active loan-month."""
        states: dict[str, State] = defaultdict(State)
        events = {loan: self.events(loan) for loan in self.loans}
        watched = {
            loan: [
                (row["agreed_on"], self.observed_until(row))
                for row in self.restructuring
                if row["loan_id"] == loan and row["difficulty"] != "none"
            ]
            for loan in self.loans
        }
        found = {}
        for day in sorted(self.rows):
            rows = [row for row in self.rows[day] if row["status"] == "active"]
            rising = {row["loan_id"]: self._own(row, rows, states, events) for row in rows}
            pulled = self._contagion(day, rows, states)
            eba = self._eba(day, rows, states)
            for row in rows:
                loan, state = row["loan_id"], states[row["loan_id"]]
                follows = self._follows(row)
                state.pulled = pulled.get(loan) == 3
                if rising[loan] and not state.pulled:
                    state.was_pulled = False
                if state.pulled and not follows:
                    state.was_pulled = True
                asked = [
                    self.own_class(row),
                    state.held,
                    pulled.get(loan, 0),
                    3 if state.was_pulled else 0,
                    self.debtor_class(self.loans[loan]["customer_id"], day),
                    2 if any(begin <= day <= end for begin, end in watched[loan]) else 0,
                ]
                found[day, loan] = (max(asked) or None, eba[loan])
                if (row.get("risk_class_reported") or 0) >= 3 and not follows:
                    state.was_called = True
        return found

    def _follows(self, row: Row) -> bool:
        kind = self.period(self.loans[row["loan_id"]]["customer_id"], row["as_of_date"]).get("customer_type")
        return (
            self.family(row["loan_id"]) == "card"
            or kind in ("retail", "rural_household")
            or (kind == "small_business" and self.small_follows_days)
        )

    def _own(
        self,
        row: Row,
        rows: list[Row],
        states: dict[str, State],
        events: dict[str, list[tuple[dt.date, int]]],
    ) -> bool:
        """Carry one loan to this month: what holds it for itself, and whether it may rise."""
        day, loan = row["as_of_date"], row["loan_id"]
        given, state = self.loans[loan], states[loan]
        customer = given["customer_id"]
        by_debtor = self.debtor_class(customer, day)
        is_bad = self.is_bad(row) or by_debtor >= 3
        happened = [(on, worst) for on, worst in events[loan] if state.before < on <= day]
        inherited = 0
        if not state.has_begun:
            state.has_begun = True
            inherited = self._inherit(given, state, states)
            if inherited:
                happened.append((given["granted_on"], inherited))
        for on, _ in happened:
            state.event_on = max(state.event_on, on)
        is_clean = (
            not self.days(row)
            and self.days(row) is not None
            and not row.get("overdue_principal")
            and not row.get("overdue_interest")
            and self.fees_are_known
            and row.get("unpaid_fees") == 0
            and not self.is_liquidated(customer, day)
        )
        may_rise = False
        if not is_clean:
            state.clean_since = None
        else:
            state.clean_since = state.clean_since or day
            paid_late = [
                due["paid_on"]
                for due in self.repayment_due
                if due["loan_id"] == loan and due["paid_on"] and due["due_on"] < due["paid_on"] <= day
            ]
            clock = max([state.clean_since, state.event_on, *paid_late])
            dues = self.due_after(loan, clock)
            is_impaired_here = any(
                other.get("impairment_stage") == 3
                for other in rows
                if other is row
                or (customer is not None and self.loans[other["loan_id"]]["customer_id"] == customer)
            )
            may_rise = (
                day >= later(clock, 6)
                and len(dues) > 1
                and dues[1] <= day
                and not is_impaired_here
                and not is_bad
            )
        if may_rise:
            state.event_class, state.was_bad, state.was_called = 0, False, False
        state.event_class = max([state.event_class, *(worst for _, worst in happened)])
        if is_bad and not self._follows(row):
            state.was_bad = True
        state.held = max(state.event_class, 3 if state.was_bad or state.was_called else 0)
        reported = row.get("risk_class_reported") or 0
        state.direct = max(
            self.by_days(row),
            reported if reported >= 3 else 0,
            3 if row.get("impairment_stage") == 3 else 0,
            4 if row.get("evades_debt") else 0,
            by_debtor,
        )
        state.before = day
        return may_rise

    def _inherit(self, given: Row, state: State, states: dict[str, State]) -> int:
        before = given["previous_loan_id"]
        if before is None or given["origination_type"] == "new" or before not in states:
            return 0
        old = states[before]
        if old.pulled or old.was_pulled:
            state.was_pulled = True
        worst = max(old.direct, old.held)
        return worst if worst >= 3 else 0

    def _contagion(self, day: dt.date, rows: list[Row], states: dict[str, State]) -> dict[str, int]:
        of_debtor: dict[str, list[tuple[Row, bool, Decimal]]] = defaultdict(list)
        for row in rows:
            customer = self.loans[row["loan_id"]]["customer_id"]
            if (
                customer is None
                or self.family(row["loan_id"]) == "card"
                or row.get("is_on_book") is False
                or not self.is_firm(self.period(customer, day).get("customer_type"))
            ):
                continue
            is_npl = (
                (row.get("risk_class_reported") or 0) >= 3
                or self.is_bad(row)
                or self.debtor_class(customer, day) >= 3
                or states[row["loan_id"]].held >= 3
            )
            amount = self.base(row, max(row["balance"], Decimal(0))).quantize(Decimal("0.01"), ROUND_HALF_UP)
            of_debtor[customer].append((row, is_npl, amount))
        found = {}
        for customer, claims in of_debtor.items():
            npl = sum((amount for _, is_npl, amount in claims if is_npl), Decimal(0))
            off = sum(
                row["amount"]
                for row in self.exposure
                if row["customer_id"] == customer and row["as_of_date"] == day and row["kind"] == "guarantee"
            )
            whole = sum((amount for *_, amount in claims), Decimal(0)) + off
            if npl > 0:
                asked = 3 if npl > whole * Decimal("0.1") else 2
                found |= {
                    row["loan_id"]: asked
                    for row, is_npl, _ in claims
                    if not is_npl and not row.get("has_recognised_enhancement")
                }
        return found

    # Basel and the EBA.

    def _eba(self, day: dt.date, rows: list[Row], states: dict[str, State]) -> dict[str, int]:
        found: dict[str, int] = {}
        late: dict[str, bool] = {}
        reason: dict[str, bool] = {}
        for row in rows:
            loan = row["loan_id"]
            found[loan], late[loan], reason[loan] = self._eba_alone(row, states[loan])
        debtors: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            customer = self.loans[row["loan_id"]]["customer_id"]
            if customer is not None:
                debtors[customer].append(row)
        alone = dict(found)
        for customer, claims in debtors.items():
            is_retail = self._is_retail(self.period(customer, day).get("customer_type"))
            bad = [row for row in claims if alone[row["loan_id"]] == 3]
            pulls = bool(bad) and (not is_retail or any(late[row["loan_id"]] for row in bad))
            held = [row for row in claims if row.get("is_on_book") is not False]
            if is_retail and pulls:
                owed = sum((self.base(row, max(row["balance"], Decimal(0))) for row in held), Decimal(0))
                overdue = sum(
                    (self.base(row, max(row["balance"], Decimal(0))) for row in held if late[row["loan_id"]]),
                    Decimal(0),
                )
                pulls = overdue > owed * Decimal("0.2")
            for row in held if pulls else []:
                loan = row["loan_id"]
                if alone[loan] < 3:
                    found[loan] = 3
                    if any(reason[other["loan_id"]] for other in bad):
                        states[loan].pulled_on = day
        for loan, judged in found.items():
            pulled_on = states[loan].pulled_on
            if judged < 3 and pulled_on is not None and day < later(pulled_on, 3):
                found[loan] = 3
        return found

    def _is_retail(self, kind: str | None) -> bool:
        return kind in ("retail", "rural_household") or (kind == "small_business" and self.small_is_retail)

    def _eba_alone(self, row: Row, state: State) -> tuple[int, bool, bool]:
        day, loan = row["as_of_date"], row["loan_id"]
        kind = self.period(self.loans[loan]["customer_id"], day).get("customer_type")
        days = self.days(row) or 0
        parts = row.get("overdue_principal"), row.get("overdue_interest")
        is_material = True
        if None not in parts:
            overdue = sum(parts, Decimal(0))
            least = 100 if self._is_retail(kind) else 500
            is_material = overdue > row["balance"] * Decimal("0.01") and self.base(row, overdue) > least
        is_late = days > 90 and is_material
        is_triggered = is_late or row.get("impairment_stage") == 3 or bool(row.get("is_unlikely_to_pay"))
        is_forborne = bool(row.get("is_forborne"))
        if is_triggered:
            state.triggered_on = day
        if is_forborne:
            state.forborne_on = state.forborne_on or day
        was_bad_and_forborne = (
            state.forborne_on is not None
            and state.triggered_on is not None
            and state.forborne_on < later(state.triggered_on, 3)
        )
        is_eased_again = any(
            deal["loan_id"] == loan
            and deal["difficulty"] != "none"
            and state.eba_before < deal["agreed_on"] <= day
            and state.forborne_on is not None
            and state.forborne_on < deal["agreed_on"]
            for deal in self.restructuring
        )
        falls_back = is_forborne and was_bad_and_forborne and (days > 30 or is_eased_again)
        if is_triggered or falls_back:
            state.last_on = day
        state.eba_before = day
        is_npe = is_triggered or falls_back
        if state.last_on is not None and not is_npe:
            if is_forborne and was_bad_and_forborne and state.forborne_on is not None:
                is_npe = day < later(max(state.last_on, state.forborne_on), 12)
            is_npe = is_npe or day < later(state.last_on, 3)
        return 3 if is_npe else 2 if is_forborne else 1, is_late, is_npe and (is_triggered or falls_back)
