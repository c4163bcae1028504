-- A bank small enough to read: six loans over three months, in which every rule of the gate holds.
-- L1 plain; L2 mortgage, late in March; L3 in US dollars, refinances L5; L4 card; L5 late, written off in March;
-- L6 owes more than was lent because interest was capitalised.
insert into branch (branch_id, name, valid_from, received_at) values
('B1', 'Riverside', '2015-01-01', '2024-04-08'),
('B2', 'Hillside', '2015-01-01', '2024-04-08');

insert into customer (
    customer_id, name, customer_type, role, id_type, industry_code, region_code, size_class, rated_on, updated_at,
    valid_from, valid_to, received_at
) values
(
    'C1', 'One Ltd', 'corporate', 'borrower', 'uscc', 'C', '330100', 'large', '2023-05-01', '2024-01-15',
    '2020-01-01', '2024-02-01', '2024-04-08'
),
(
    'C1', 'One Ltd', 'corporate', 'borrower', 'uscc', 'C', '330100', 'medium', '2024-01-31', '2024-02-01',
    '2024-02-01', null, '2024-04-08'
),
('C2', 'Two', 'retail', 'both', 'ric', 'personal', '33', null, null, '2024-01-15', '2020-01-01', null, '2024-04-08'),
(
    'C3', 'Three Co', 'small_business', 'borrower', 'uscc', 'F', '31', 'small', null, '2024-01-15',
    '2020-01-01', null, '2024-04-08'
);

insert into exchange_rate (as_of_date, currency, rate_to_base) values
('2024-01-31', 'USD', 7.1), ('2024-02-29', 'USD', 7.1), ('2024-03-31', 'USD', 7.1);

insert into loan (
    loan_id, customer_id, branch_id, product_type, use_industry_code, use_region_code, currency, original_amount,
    annual_rate, granted_on, first_disbursed_on, matures_on, extended_to, repayment_method, payment_mode,
    guarantee_type, origination_type, previous_loan_id, own_share, partner_share, is_revolving, final_status,
    received_at
) values
(
    'L1', 'C1', 'B1', 'corporate_loan', 'C', '33', 'CNY', 1000000, 0.0435, '2023-01-10', '2023-01-12', '2026-01-10',
    '2026-07-10', 'equal_principal', 'entrusted', 'mortgaged', 'new', null, 0.8, 0.2, false, 'open', '2024-04-08'
),
(
    'L2', 'C2', 'B2', 'mortgage', 'personal', '33', 'CNY', 500000, 0.0395, '2022-06-01', '2022-06-02', '2042-06-01',
    null, 'equal_instalments', 'entrusted', 'mortgaged', 'new', null, 1, null, false, 'open', '2024-04-08'
),
(
    'L3', 'C3', 'B1', 'small_business_loan', 'F', '31', 'USD', 100000, 0.05, '2023-09-01', '2023-09-01', '2025-09-01',
    null, 'interest_first', 'self', 'unsecured', 'refinanced', 'L5', 1, null, false, 'open', '2024-04-08'
),
(
    'L4', 'C2', 'B2', 'credit_card', 'personal', '33', 'CNY', 50000, 0.18, '2021-03-01', '2021-03-01', '2026-03-01',
    null, 'revolving', 'self', 'unsecured', 'new', null, 1, null, true, 'open', '2024-04-08'
),
(
    'L5', 'C1', 'B1', 'corporate_loan', 'C', '33', 'CNY', 60000, 0.06, '2022-01-01', '2022-01-01', '2024-01-01',
    null, 'bullet', 'mixed', 'mortgaged', 'new', null, 1, null, false, 'written_off', '2024-04-08'
),
(
    'L6', 'C1', 'B1', 'corporate_loan', 'C', '33', 'CNY', 200000, 0.05, '2023-03-15', '2023-03-15', '2028-03-15',
    null, 'bullet', 'entrusted', 'mortgaged', 'new', null, 1, null, false, 'open', '2024-04-08'
);

insert into loan_flow (loan_id, booked_on, flow_no, flow_type, principal) values
('L5', '2024-03-20', 1, 'written_off', 50000),
('L6', '2024-03-15', 1, 'interest_capitalised', 5000);

insert into loan_month (
    as_of_date, loan_id, branch_id, balance, overdue_principal, overdue_interest, principal_due_since,
    interest_due_since, days_past_due, overdue_cause, risk_class_reported, impairment_stage, loss_allowance, status,
    is_on_book, received_at
) values
('2024-01-31', 'L1', 'B1', 900000, 0, 0, null, null, 0, null, 1, 1, 9000, 'active', true, '2024-02-05'),
('2024-01-31', 'L2', 'B2', 480000, 0, 0, null, null, 0, null, 1, 1, 4800, 'active', true, '2024-02-05'),
('2024-01-31', 'L3', 'B1', 100000, 0, 0, null, null, 0, null, 2, 1, 1000, 'active', true, '2024-02-05'),
('2024-01-31', 'L4', 'B2', 10000, 0, 0, null, null, 0, null, 1, 1, 100, 'active', true, '2024-02-05'),
(
    '2024-01-31', 'L5', 'B1', 50000, 50000, 900, '2023-09-03', '2023-10-01', 150, 'other', 3, 3, 25000, 'active', true,
    '2024-02-05'
),
('2024-01-31', 'L6', 'B1', 200000, 0, 0, null, null, 0, null, 1, 1, 2000, 'active', true, '2024-02-05'),
('2024-02-29', 'L1', 'B1', 870000, 0, 0, null, null, 0, null, 1, 1, 8700, 'active', true, '2024-03-05'),
('2024-02-29', 'L2', 'B2', 479000, 0, 0, null, null, 0, null, 1, 1, 4790, 'active', true, '2024-03-05'),
('2024-02-29', 'L3', 'B1', 100000, 0, 0, null, null, 0, null, 2, 1, 1000, 'active', true, '2024-03-05'),
('2024-02-29', 'L4', 'B2', -120, 0, 0, null, null, 0, null, 1, 1, 0, 'active', true, '2024-03-05'),
(
    '2024-02-29', 'L5', 'B1', 50000, 50000, 1200, '2023-09-03', '2023-10-01', 179, 'other', 3, 3, 25000, 'active', true,
    '2024-03-05'
),
('2024-02-29', 'L6', 'B1', 200000, 0, 0, null, null, 0, null, 1, 1, 2000, 'active', true, '2024-03-05'),
('2024-03-31', 'L1', 'B1', 840000, 0, 0, null, null, 0, null, 1, 1, 8400, 'active', true, '2024-04-08'),
(
    '2024-03-31', 'L2', 'B2', 479000, 1000, 500, '2024-03-16', '2024-03-16', 15, 'other', 2, 1, 4790, 'active', true,
    '2024-04-08'
),
('2024-03-31', 'L3', 'B1', 100000, 0, 0, null, null, 0, null, 2, 1, 1000, 'active', true, '2024-04-08'),
('2024-03-31', 'L4', 'B2', 5000, 0, 0, null, null, 0, null, 1, 1, 50, 'active', true, '2024-04-08'),
('2024-03-31', 'L5', 'B1', 0, null, null, null, null, null, null, null, null, null, 'written_off', false, '2024-04-08'),
('2024-03-31', 'L6', 'B1', 205000, 0, 0, null, null, 0, null, 1, 1, 2050, 'active', true, '2024-04-08');

insert into collateral (
    collateral_id, owner_id, collateral_type, region_code, insured_amount, seized_on, valid_from, valid_to, received_at
) values
('P1', 'C2', 'residential_property', '330106', 800000, null, '2022-06-01', null, '2024-04-08'),
('P2', 'C1', 'commercial_property', '33', null, '2024-03-01', '2022-01-01', null, '2024-04-08');

insert into collateral_valuation (collateral_id, valued_on, received_on, amount, currency, received_at) values
('P1', '2022-05-20', '2022-06-01', 900000, 'CNY', '2024-04-08'),
('P2', '2021-12-15', '2022-01-01', 1500000, 'CNY', '2024-04-08'),
('P2', '2023-12-10', '2023-12-20', 1400000, 'CNY', '2024-04-08');

insert into collateral_pledge (
    collateral_id, loan_id, lien_rank, senior_claims, allocated_share, released_on, valid_from, valid_to, received_at
) values
('P1', 'L2', 1, 0, 1, null, '2022-06-02', null, '2024-04-08'),
('P2', 'L1', 1, 100000, 0.6, null, '2023-01-12', null, '2024-04-08'),
('P2', 'L5', 2, null, 0.4, '2024-03-20', '2022-01-01', null, '2024-04-08'),
('P2', 'L6', 2, null, 0.4, null, '2024-03-20', null, '2024-04-08');
