-- A bank small enough to read: six loans over three months, in which every rule of the gate holds.
-- L1 plain; L2 mortgage, late in March; L3 in US dollars, refinances L5; L4 card; L5 late, written off in March;
-- L6 owes more than was lent because interest was capitalised.
insert into branch (branch_id, name, valid_from, received_at) values
('B1', 'Riverside', '2015-01-01', '2024-04-08'),
('B2', 'Hillside', '2015-01-01', '2024-04-08');

insert into customer (
    customer_id, name, customer_type, role, id_type, id_number, industry_code, region_code, size_class, rated_on,
    verified_on, updated_at, valid_from, valid_to, received_at
) values
(
    'C1', 'One Ltd', 'corporate', 'borrower', 'uscc', '91330100MAY2K7QA66', 'C', '330100', 'large', '2023-05-01',
    '2023-05-01', '2024-01-15', '2020-01-01', '2024-02-01', '2024-04-08'
),
(
    'C1', 'One Ltd', 'corporate', 'borrower', 'uscc', '91330100MAY2K7QA66', 'C', '330100', 'medium', '2024-01-31',
    '2024-01-31', '2024-02-01', '2024-02-01', null, '2024-04-08'
),
(
    'C2', 'Two', 'retail', 'both', 'ric', '330106198005012016', 'personal', '33', null, null,
    '2022-06-01', '2024-01-15', '2020-01-01', null, '2024-04-08'
),
(
    'C3', 'Three Co', 'small_business', 'borrower', 'uscc', '91310000MAYP3W8D2N', 'F', '31', 'small', null,
    '2023-04-01', '2024-01-15', '2020-01-01', null, '2024-04-08'
);

insert into customer_group (group_id, group_name, customer_id, control_kind, valid_from, valid_to, received_at) values
('G1', 'One Group', 'C1', 'ownership', '2021-01-01', null, '2024-04-08'),
('G2', 'Three Group', 'C3', 'ownership', '2020-01-01', '2022-01-01', '2024-04-08'),
('G1', 'One Group', 'C3', 'family', '2022-01-01', null, '2024-04-08');

insert into customer_external (
    customer_id, provider, checked_on, registered_status, declared_income, verified_income, debt_all_banks,
    overdue_90_all_banks, is_npl_elsewhere, lawsuits_open, received_at
) values
('C1', 'registry', '2024-01-20', 'in_operation', null, null, null, null, null, null, '2024-04-08'),
('C1', 'bureau', '2024-01-20', null, null, null, 2000000, 50000, false, null, '2024-04-08'),
('C3', 'bureau', '2024-02-10', null, null, null, 1000000, 200000, true, null, '2024-04-08'),
('C3', 'tax', '2023-06-20', null, 900000, 850000, null, null, null, null, '2024-04-08');

insert into customer_financial (
    customer_id, period_end, revenue, operating_cash_flow, gross_margin, liabilities, assets, current_assets,
    current_liabilities, receivable_days, received_at
) values
('C1', '2022-12-31', 9000000, 400000, 0.21, 3000000, 5000000, 2000000, 1500000, 60, '2024-04-08'),
('C1', '2023-12-31', 8000000, -100000, 0.18, 3500000, 5000000, 1900000, 1800000, 75, '2024-04-08');

insert into bureau_inquiry (customer_id, inquired_on, bank, received_at) values
('C2', '2024-02-05', 'Other bank', '2024-04-08'), ('C3', '2024-02-10', 'This bank', '2024-04-08');

insert into customer_event (customer_id, event, occurred_on, source, received_at) values
('C2', 'job_changed', '2024-01-09', 'customer', '2024-04-08'),
('C3', 'lawsuit_filed', '2024-02-20', 'court', '2024-04-08');

insert into account_activity (
    customer_id, month, credits, debits, average_balance, limit_used, received_at
) values
('C1', '2024-02-29', 700000, 690000, 120000, 1120000, '2024-04-08'),
('C1', '2024-03-31', 650000, 660000, 110000, 1045000, '2024-04-08');

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

insert into manager (manager_id, name, branch_id) values ('M1', 'One', 'B1'), ('M2', 'Two', 'B2');

insert into manager_assignment (manager_id, loan_id, valid_from, valid_to) values
('M1', 'L1', '2023-01-10', '2023-12-01'),
('M2', 'L1', '2023-12-01', null),
('M2', 'L2', '2022-06-01', null);

insert into training (manager_id, held_on, hours, topic) values ('M1', '2024-03-05', 8, 'early_warning');

insert into partner (partner_id, name, kind, cover_balance, trigger_ratio) values
('Q1', 'Guarantor', 'guarantor', 1000000, 0.03), ('Q2', 'Platform', 'platform', null, null);

insert into document (loan_id, kind, is_held, expires_on) values
('L1', 'business_licence', true, '2026-01-10'), ('L5', 'loan_contract', true, null);

insert into inspection (
    inspection_id, loan_id, kind, due_on, done_on, is_on_site, manager_id, report_text, photo_hash
) values
('I1', 'L1', 'first', '2023-02-09', '2023-02-01', true, 'M1', 'The plant runs, 80 at work.', 'aa11'),
('I2', 'L1', 'regular', '2024-02-15', '2024-02-14', true, 'M2', 'The plant runs, 76 at work.', 'bb22'),
('I3', 'L3', 'regular', '2024-02-20', null, null, 'M1', null, null);

insert into finding (
    finding_id, inspection_id, source, severity, found_on, due_on, rectified_on, rechecked_on, repeats_finding_id
) values
('F1', 'I1', 'inspection', 'low', '2023-02-01', '2023-05-01', '2023-04-01', '2023-04-10', null),
('F2', null, 'internal_audit', 'low', '2024-03-01', '2024-06-01', null, null, 'F1');

insert into warning_signal (
    signal_id, customer_id, family, level, rule, raised_on, handled_on, measure, measure_on, closed_on
) values
('S1', 'C2', 'account', 'yellow', 'turnover_fell', '2024-01-15', '2024-01-20', null, null, '2024-02-10'),
('S2', 'C1', 'financial', 'red', 'revenue_fell', '2024-03-05', '2024-03-06', 'limit_cut', '2024-03-15', null);

insert into watch_list (customer_id, reason, valid_from, valid_to) values ('C1', 'Interest late', '2023-10-05', null);

insert into fund_flow (flow_id, loan_id, paid_on, amount, declared_payee, actual_payee) values
('W1', 'L1', '2023-01-12', 300000, 'Steel Ltd', 'Steel Ltd'),
('W2', 'L1', '2023-01-13', 400000, 'Tools Ltd', 'Tools Ltd');

insert into complaint (complaint_id, customer_id, reason, opened_on, closed_on) values
('K1', 'C2', 'collection', '2024-03-21', '2024-03-29');

insert into collection_action (
    action_id, loan_id, acted_at, channel, actor, result, promised_amount, promised_on, kept_on, cost, complaint_id
) values
('A1', 'L2', '2024-03-19 02:00:00', 'call', 'own', 'promise', 1500, '2024-03-28', null, 3, null),
('A2', 'L2', '2024-03-21 03:00:00', 'call', 'agency', 'reached', null, null, null, 3, 'K1');

insert into litigation (case_id, loan_id, stage, filed_on) values ('J1', 'L5', 'first_instance', '2024-01-25');

insert into limitation_event (loan_id, party, kind, occurred_on, evidence_id) values
('L5', 'debtor', 'due', '2024-01-01', null), ('L5', 'debtor', 'demand', '2024-02-20', 'E1');

insert into survey (customer_id, answered_on, score) values ('C2', '2024-02-10', 9);

insert into reminder (loan_id, sent_on, channel, due_on) values ('L3', '2024-03-20', 'sms', '2024-04-01');

insert into meeting (meeting_id, name, held_on) values ('G1', 'Risk committee', '2024-03-12');

insert into decision (decision_id, meeting_id, decided) values ('D1', 'G1', 'Reduce arrears');

insert into action_item (action_item_id, decision_id, decided, owner, due_on) values
('T1', 'D1', 'Report on each case', 'Risk', '2024-05-31');

insert into work_plan (branch_id, milestone, planned_on) values ('B1', 'Revalue', '2024-06-30');

insert into rural_support (customer_id, kind, given_on, amount) values
('C2', 'visit', '2024-03-01', null), ('C2', 'subsidy', '2024-03-02', 500);

update loan_month set ledger_account = '130301'
where loan_id = 'L1';
update loan_month set ledger_account = '130302'
where loan_id = 'L3' and as_of_date < '2024-03-31';

update collateral set registered_until = '2050-06-01'
where collateral_id = 'P1';

insert into capital (net_capital, tier1_net_capital, valid_from) values (20000000, 16000000, '2023-12-31');

insert into limit_exception (measure, key, approved_by, until) values
('largest_customer_to_net_capital', 'C2', 'Board', '2024-12-31'), ('sector_share', 'C', 'Board', '2023-12-31');

insert into facility (
    facility_id, customer_id, kind, limit_amount, used_amount, undrawn_amount, expires_on, valid_from, valid_to
) values
('E1', 'C1', 'loan_line', 1500000, 1200000, 300000, '2023-12-31', '2023-01-01', '2024-01-01'),
('E1', 'C1', 'loan_line', 1500000, 1045000, 455000, '2024-12-31', '2024-01-01', null);

insert into exposure (
    as_of_date, customer_id, kind, is_off_balance, amount, conversion_factor, cash_margin, is_exempt
) values
('2024-02-29', 'C3', 'loan', false, 710000, 1, 0, false),
('2024-03-31', 'C1', 'acceptance', true, 100000, 1, 30000, false);

insert into repayment_due (
    loan_id, instalment_no, due_on, principal_due, interest_due, paid_on, paid_amount, channel, auto_debit_failed
) values
('L1', 13, '2024-02-10', 30000, 3000, '2024-02-14', 33000, 'transfer', true),
('L1', 14, '2024-03-10', 30000, 2900, '2024-03-10', 32900, 'auto_debit', false),
('L3', 6, '2024-03-01', 0, 400, '2024-03-01', 400, 'auto_debit', false),
('L3', 7, '2024-04-01', 0, 400, null, null, null, null);

insert into class_decision (loan_id, as_of_date, step, risk_class, decided_by, decided_on, reason) values
('L3', '2024-02-29', 'first', 1, 'Manager', '2024-02-20', 'pays'),
('L3', '2024-02-29', 'reviewed', 2, 'Branch', '2024-02-23', 'refinanced'),
('L3', '2024-02-29', 'approved', 2, 'Head office', '2024-02-27', 'refinanced');

insert into allowance_movement (
    as_of_date, stage, opening, charged, released, written_off, recovered, closing
) values
('2024-01-31', 1, 22000, 1000, 0, 0, 0, 23000),
('2024-02-29', 1, 23000, 90, 500, 0, 0, 22590);

insert into ledger (as_of_date, account, branch_id, currency, balance) values
('2024-01-31', '130301', 'B1', 'CNY', 720000),
('2024-01-31', '130302', 'B1', 'USD', 100000),
('2024-02-29', '130301', 'B1', 'CNY', 696000),
('2024-02-29', '130302', 'B1', 'USD', 100000),
('2024-02-29', '1304', 'B1', 'CNY', -36700);

insert into reported_figure (as_of_date, form, cell, value) values
('2024-02-29', 'G11', 'class_2', 710000),
('2024-02-29', 'G11', 'class_3', 50000),
('2024-02-29', 'G14', 'largest_01', 946000);

insert into peer (as_of_date, peer, measure, value, source) values
('2024-03-31', 'City banks', 'npl_ratio', 0.0178, 'Published');

insert into macro_indicator (as_of_date, indicator, region_code, industry_code, value) values
('2024-03-31', 'unemployment_rate', 'all', 'all', 0.052);

insert into guarantee (guarantee_id, guarantor_id, loan_id, amount, share, period_ends_on, valid_from, valid_to) values
('G1', 'C3', 'L1', 1000000, 1, '2029-07-10', '2023-01-12', null),
('G2', 'C2', 'L3', 100000, 1, '2028-09-01', '2023-09-01', null);

insert into collateral_disposal (collateral_id, disposed_on, method, price, cost) values
('P2', '2024-03-20', 'auction', 30000, 2000);

insert into foreclosed_asset (asset_id, loan_id, taken_on, booked_amount, sold_on, price) values
('Z1', 'L5', '2024-03-20', 20000, '2024-04-02', 18000);

insert into feed_manifest (as_of_date, file, rows, sums, announced_branches) values
('2024-01-31', 'LOAN_MONTH.csv', 6, '{"loss_allowance": "41900.00", "note": "checked"}', '["B1", "B2"]'),
('2024-02-29', 'minutes.pdf', 3, null, null);

insert into restructuring (
    loan_id, sequence, agreed_on, terms_changed, difficulty, first_repayment_on, class_before, refinances_loan_id,
    received_at
) values
('L3', 1, '2023-09-01', 'refinancing', 'cash_shortage', '2023-10-01', 2, 'L5', '2024-04-08'),
('L1', 1, '2023-06-01', 'rate', 'none', '2023-07-01', 1, null, '2024-04-08');

-- Every balance follows from the one before and the flows between.
insert into loan_flow (loan_id, booked_on, flow_no, flow_type, principal) values
('L1', '2024-02-10', 1, 'scheduled', 30000),
('L1', '2024-03-10', 1, 'scheduled', 30000),
('L2', '2024-02-16', 1, 'scheduled', 1000),
('L4', '2024-02-20', 1, 'prepaid', 10120),
('L4', '2024-03-02', 1, 'drawn', 5120);

update loan_month set class_reviewed_on = '2024-01-31'
where status = 'active';

update collateral_valuation set method = 'market_comparison', valuer = 'Valuer', is_internal = false;

update warning_signal set owner = 'M1', closing_evidence = if(closed_on is null, null, 'Turnover is back');

insert into bank_floor (measure, floor, source, valid_from) values
('coverage', 1.5, 'Set by the regulator', '2018-03-01');

update customer
set
    financials_on = case
        when customer_id = 'C1' and valid_to is null then date '2023-12-31'
        when customer_id = 'C1' then date '2023-06-30'
        when customer_id = 'C3' then date '2022-12-31'
    end,
    income_verified_on = if(customer_id = 'C2', date '2022-06-01', null),
    contacted_on = case
        when customer_id = 'C1' and valid_to is null then date '2024-01-31'
        when customer_id = 'C2' then date '2023-10-01'
        else date '2024-01-10'
    end;

update customer_external set registered_name = 'One Ltd'
where provider = 'registry';

update loan set contract_id = 'H' || loan_id;

update branch set region_code = '33'
where branch_id = 'B2';
