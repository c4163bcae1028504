-- Chance without a generator: the same seed, purpose, number and month give the same draw, in whatever order rows come.
-- The outer hash is needed: DuckDB's hash of several values lets neighbouring months show in each other.
create or replace macro draw(purpose, number, month) as
(hash(hash(getvariable('seed'), purpose, number, month)) >> 11)::double / 9007199254740992;

create or replace macro normal(purpose, number) as
sqrt(-2 * ln(1 - draw(purpose, number, 1))) * cos(2 * pi() * draw(purpose, number, 2));

create or replace macro pick(choices, chance) as choices[1 + floor(chance * len(choices))::integer];

create or replace macro month_start(month) as
(getvariable('first_month')::date + to_months(month::integer))::date;

create or replace macro as_of(month) as last_day(month_start(month));

create or replace macro due_on(month, due_day) as (month_start(month) + (due_day - 1)::integer)::date;

create or replace macro yuan(fen) as (fen * 0.01::decimal(3, 2))::decimal(18, 2);

-- Low-discrepancy (Weyl) sequence over customers by size: whatever their number, those under strain are spread evenly
-- over the sizes, so that a book of 3,000 loans has the ratios of a bank and not of a lottery. A new draw every year.
create or replace macro pressure(size_rank, customer_type, month) as (
    size_rank * 0.6180339887498949
    + ((month + 1200 + size_rank % 12) // 12) * 0.4142135623730951
    + length(customer_type) * 0.7320508075688772 + draw('pressure', 0, 0)
) % 1;

-- Share of a card's limit in use: a habit of its holder, a slow swing and noise.
create or replace macro utilisation(loan_no, age) as greatest(0.05, least(
    0.98,
    0.12 + 0.72 * draw('card habit', loan_no, 0)
    + 0.08 * sin(age / 2.0 + 6 * draw('card phase', loan_no, 0))
    + 0.06 * (draw('card month', loan_no, age) - 0.5)
));

-- Principal owed, in fen, once the instalments up to this age are paid.
create or replace macro owed(method, amount, monthly_rate, tenor, loan_no, age) as case
    when method = 'revolving' then round(amount * utilisation(loan_no, age))::bigint
    when age >= tenor then 0
    when method = 'interest_first' then amount
    when method = 'equal_principal' then amount - amount * age // tenor
    else round(
        amount * (pow(1 + monthly_rate, tenor) - pow(1 + monthly_rate, age)) / (pow(1 + monthly_rate, tenor) - 1)
    )::bigint
end;

-- Instalments missed by a scripted loan: two before its restructuring, then from the month that the script names.
create or replace macro scripted_behind(month, missed_from, eased_month) as case
    when month < eased_month then greatest(0, month - (eased_month - 3))
    else greatest(0, month - missed_from + 1)
end;
