-- Faults in the amounts of branches. Four branches, one for each, none of which carries a planted fact that is told by
-- branch or a scripted loan; loans with a planted fact keep it. The manifest, the ledger, the exposures, the allowance
-- and the forms were made before and are right: they tell what is wrong with the loans.
create temp table quiet_branch as
select
    office.branch_id,
    row_number() over (order by draw('fault branch', office.branch_id, 0), office.branch_id) as place
from office
where
    office.branch_id not in (
        select shown.branch_id from shown
        where shown.is_scripted
    )
    and office.branch_id not in (select checks_skipped.branch_id from checks_skipped);

create temp table faulty_branch as
with other_branch as (
    select office.branch_id
    from office
    where office.branch_id not in (select quiet_branch.branch_id from quiet_branch)
    order by draw('fault branch', office.branch_id, 1), office.branch_id
    limit 1
)

select
    max(quiet_branch.branch_id) filter (where quiet_branch.place = 1) as in_ten_thousands,
    max(quiet_branch.branch_id) filter (where quiet_branch.place = 2) as missing,
    any_value(other_branch.branch_id) as posted_wrong,
    as_of(getvariable('months') - 1) as as_of_date
from quiet_branch
cross join other_branch;

-- The fourth is the one with most non-performing loans that nothing else is planted in.
create temp table plain_loan as
select
    loan_month.loan_id,
    loan_month.branch_id,
    loan_month.risk_class_reported,
    loan_month.impairment_stage,
    loan.customer_id,
    loan.product_type,
    shown.is_scripted
from file.loan_month as loan_month
inner join faulty_branch on loan_month.as_of_date = faulty_branch.as_of_date
inner join file.loan as loan on loan_month.loan_id = loan.loan_id
inner join shown on loan_month.loan_id = shown.loan_id
where
    loan_month.status = 'active'
    and not shown.shares_fate
    and not shown.is_scripted
    and loan_month.branch_id not in (
        faulty_branch.in_ten_thousands, faulty_branch.missing, faulty_branch.posted_wrong
    )
    and loan_month.loan_id not in (
        select coalesce(json_extract_string(truth.key, '$.loan_id'), '') from truth
    );

create temp table staged_wrong as
with branch as (
    select branch_id
    from plain_loan
    where risk_class_reported >= 3
    group by branch_id
    order by count(*) desc, branch_id
    limit 1
),

too_high as (
    select
        plain_loan.loan_id,
        3 as stage
    from plain_loan
    semi join branch on plain_loan.branch_id = branch.branch_id
    where plain_loan.impairment_stage = 1
    order by draw('staged wrong', plain_loan.loan_id, 0), plain_loan.loan_id
    limit 3
),

too_low as (
    select
        plain_loan.loan_id,
        2 as stage
    from plain_loan
    semi join branch on plain_loan.branch_id = branch.branch_id
    where plain_loan.risk_class_reported >= 3
    order by draw('staged wrong', plain_loan.loan_id, 0), plain_loan.loan_id
    limit 1
)

select * from too_high
union all
select * from too_low;

-- What the last month says of the branch whose amounts will come in ten thousands of yuan.
create temp table divided as
select
    loan_month.loan_id,
    loan.customer_id,
    loan.product_type,
    loan.currency,
    loan_month.ledger_account,
    loan_month.risk_class_reported,
    loan_month.impairment_stage,
    loan_month.balance,
    earlier.balance as earlier_balance,
    loan_month.loss_allowance,
    loan_month.days_past_due > 0
    and round(loan_month.overdue_principal / 10000, 2) + round(loan_month.overdue_interest / 10000, 2) = 0
        as loses_arrears
from file.loan_month as loan_month
inner join faulty_branch
    on
        loan_month.as_of_date = faulty_branch.as_of_date
        and loan_month.branch_id = faulty_branch.in_ten_thousands
inner join file.loan as loan on loan_month.loan_id = loan.loan_id
left join file.loan_month as earlier
    on
        loan_month.loan_id = earlier.loan_id
        and earlier.as_of_date = last_day(loan_month.as_of_date - interval 1 month)
where loan_month.status = 'active';

create temp table total_moved as
with total as (
    select
        loan_month.as_of_date,
        loan.currency,
        sum(loan_month.balance) as balance,
        coalesce(
            sum(loan_month.balance) filter (where loan_month.branch_id = faulty_branch.in_ten_thousands), 0
        ) as balance_divided
    from file.loan_month as loan_month
    inner join file.loan as loan on loan_month.loan_id = loan.loan_id
    cross join faulty_branch
    where
        loan_month.status = 'active'
        and loan_month.as_of_date >= last_day(faulty_branch.as_of_date - interval 1 month)
    group by loan_month.as_of_date, loan.currency
)

select later.currency
from total as later
inner join total as earlier
    on later.currency = earlier.currency and later.as_of_date > earlier.as_of_date
where
    abs(later.balance - later.balance_divided + later.balance_divided / 10000 - earlier.balance)
    > 0.2 * earlier.balance;

create temp table moved_account as
select distinct
    loan_month.ledger_account,
    loan.currency
from file.loan_month as loan_month
inner join faulty_branch
    on loan_month.as_of_date = faulty_branch.as_of_date and loan_month.branch_id = faulty_branch.missing
inner join file.loan as loan on loan_month.loan_id = loan.loan_id
where loan_month.status = 'active';

update file.loan_month as loan_month
set
    balance = round(loan_month.balance / 10000, 2),
    gross_carrying_amount = round(loan_month.gross_carrying_amount / 10000, 2),
    interest_receivable = round(loan_month.interest_receivable / 10000, 2),
    interest_off_balance = round(loan_month.interest_off_balance / 10000, 2),
    overdue_principal = round(loan_month.overdue_principal / 10000, 2),
    overdue_interest = round(loan_month.overdue_interest / 10000, 2),
    loss_allowance = round(loan_month.loss_allowance / 10000, 2)
from faulty_branch
where
    loan_month.as_of_date = faulty_branch.as_of_date
    and loan_month.branch_id = faulty_branch.in_ten_thousands;

-- A branch closed on paper: its loans of the last month came under the head office.
update file.loan_month as loan_month
set branch_id = '0000'
from faulty_branch
where
    loan_month.as_of_date = faulty_branch.as_of_date
    and loan_month.branch_id = faulty_branch.missing;

update file.loan_month as loan_month
set impairment_stage = staged_wrong.stage
from staged_wrong, faulty_branch
where
    loan_month.loan_id = staged_wrong.loan_id
    and loan_month.as_of_date = faulty_branch.as_of_date;

update file.ledger as ledger
set balance = ledger.balance + 1234567.89
from faulty_branch
where
    ledger.as_of_date = faulty_branch.as_of_date
    and ledger.branch_id = faulty_branch.posted_wrong
    and ledger.account = '130301'
    and ledger.currency = 'CNY';

update file.feed_manifest
set rows = rows + 12
where
    file = 'ledger.parquet'
    and as_of_date = as_of(getvariable('months') - 3);

-- The ten largest customers as the loans now add up.
create temp table largest_now as
with owed as (
    select
        loan.customer_id,
        sum(round(loan_month.balance::decimal(38, 2) * coalesce(exchange_rate.rate_to_base, 1), 2)) as amount
    from file.loan_month as loan_month
    inner join faulty_branch on loan_month.as_of_date = faulty_branch.as_of_date
    inner join file.loan as loan on loan_month.loan_id = loan.loan_id
    left join file.exchange_rate as exchange_rate
        on loan_month.as_of_date = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
    where loan_month.status = 'active'
    group by loan.customer_id
)

select
    amount,
    row_number() over (order by amount desc) as place
from owed
qualify place <= 10;

-- What the customers of the branch owe now and owed on the same loans the month before.
create temp table owed_now as
select
    loan.customer_id,
    sum(earlier.balance) as earlier_balance,
    sum(loan_month.balance) as balance
from file.loan_month as loan_month
inner join faulty_branch on loan_month.as_of_date = faulty_branch.as_of_date
inner join file.loan as loan on loan_month.loan_id = loan.loan_id
inner join file.loan_month as earlier
    on
        loan_month.loan_id = earlier.loan_id
        and earlier.as_of_date = last_day(faulty_branch.as_of_date - interval 1 month)
where
    loan_month.status = 'active'
    and not loan.is_revolving
    and loan.customer_id in (select divided.customer_id from divided)
group by loan.customer_id;

-- Amounts in ten thousands of yuan: the branch itself, and every sum that its loans are part of.
insert into truth by name
select
    'unit_error' as fact,
    'data' as kind,
    'loan_month_branch_magnitude' as rule,
    json_object('as_of_date', as_of_date::varchar, 'branch_id', in_ten_thousands) as key
from faulty_branch
union all
select
    'unit_error',
    'data',
    'ledger_agrees_with_loans',
    json_object(
        'as_of_date', faulty_branch.as_of_date::varchar, 'account', divided.ledger_account,
        'branch_id', faulty_branch.in_ten_thousands, 'currency', divided.currency
    )
from divided
cross join faulty_branch
union all
select
    'unit_error',
    'data',
    'allowance_movement_agrees_with_loans',
    json_object('as_of_date', faulty_branch.as_of_date::varchar, 'stage', divided.impairment_stage)
from divided
cross join faulty_branch
group by faulty_branch.as_of_date, divided.impairment_stage
having sum(divided.loss_allowance) > 2
union all
select
    'unit_error',
    'data',
    'reported_figure_agrees_with_classes',
    json_object(
        'as_of_date', faulty_branch.as_of_date::varchar, 'form', 'G11',
        'cell', coalesce('class_' || divided.risk_class_reported, 'loans')
    )
from divided
cross join faulty_branch
group by grouping sets ((faulty_branch.as_of_date, divided.risk_class_reported), (faulty_branch.as_of_date))
having sum(divided.balance) > 200
union all
select
    'unit_error',
    'data',
    'exposure_agrees_with_loans',
    json_object('as_of_date', faulty_branch.as_of_date::varchar, 'customer_id', divided.customer_id)
from divided
cross join faulty_branch
where divided.product_type in ('corporate_loan', 'small_business_loan')
group by faulty_branch.as_of_date, divided.customer_id
having sum(divided.balance) > 2
union all
select
    'unit_error',
    'data',
    'feed_manifest_sums_agree',
    json_object(
        'as_of_date', faulty_branch.as_of_date::varchar, 'file', 'loan_month.parquet', 'column_name', summed.column_name
    )
from faulty_branch
cross join (values ('balance'), ('loss_allowance')) as summed (column_name)
union all
select
    'unit_error',
    'data',
    'loan_month_overdue_amounts_agree',
    json_object('as_of_date', faulty_branch.as_of_date::varchar, 'loan_id', divided.loan_id)
from divided
cross join faulty_branch
where divided.loses_arrears
union all
-- a loan that was on the book before, and every customer of such loans
select
    'unit_error',
    'data',
    'loan_month_flows_explain_balance',
    json_object('as_of_date', faulty_branch.as_of_date::varchar, 'loan_id', divided.loan_id)
from divided
cross join faulty_branch
where
    divided.earlier_balance is not null
    and divided.balance > 1
union all
select
    'unit_error',
    'data',
    'loan_month_customer_magnitude',
    json_object('as_of_date', faulty_branch.as_of_date::varchar, 'customer_id', owed.customer_id)
from owed_now as owed
cross join faulty_branch
where
    owed.balance > 0
    and owed.earlier_balance >= 1000 * owed.balance
union all
select
    'unit_error',
    'data',
    'reported_figure_agrees_with_largest',
    json_object('as_of_date', faulty_branch.as_of_date::varchar, 'form', 'G14', 'cell', filed.cell)
from file.reported_figure as filed
inner join faulty_branch on filed.as_of_date = faulty_branch.as_of_date
left join largest_now on filed.cell = 'largest_' || printf('%02d', largest_now.place)
where
    filed.form = 'G14'
    and abs(filed.value - coalesce(largest_now.amount, 0)) > 100
union all
select
    'unit_error',
    'data',
    'loan_month_total_near_last',
    json_object('as_of_date', faulty_branch.as_of_date::varchar, 'currency', total_moved.currency)
from total_moved
cross join faulty_branch;

insert into truth by name
select
    'branch_missing' as fact,
    'data' as kind,
    'loan_month_branches_present' as rule,
    json_object('as_of_date', as_of_date::varchar, 'branch_id', missing) as key
from faulty_branch
union all
select
    'branch_missing',
    'data',
    'feed_manifest_branches_received',
    json_object('as_of_date', as_of_date::varchar, 'file', 'loan_month.parquet', 'branch_id', missing)
from faulty_branch
union all
select
    'branch_missing',
    'data',
    'ledger_agrees_with_loans',
    json_object(
        'as_of_date', faulty_branch.as_of_date::varchar, 'account', moved_account.ledger_account,
        'branch_id', place.branch_id, 'currency', moved_account.currency
    )
from moved_account
cross join faulty_branch
cross join unnest([faulty_branch.missing, '0000']) as place (branch_id);

insert into truth by name
select
    'ledger_difference' as fact,
    'data' as kind,
    'ledger_agrees_with_loans' as rule,
    json_object(
        'as_of_date', as_of_date::varchar, 'account', '130301', 'branch_id', posted_wrong, 'currency', 'CNY'
    ) as key
from faulty_branch
union all
select
    'ledger_difference',
    'data',
    'feed_manifest_sums_agree',
    json_object('as_of_date', as_of_date::varchar, 'file', 'ledger.parquet', 'column_name', 'balance')
from faulty_branch;

-- The allowance of the loans that changed their stage is missed in the one and too much in the other.
insert into truth by name
select
    'stage_against_class' as fact,
    'data' as kind,
    if(staged_wrong.stage = 3, 'loan_month_class_covers_stage', 'loan_month_stage_covers_class') as rule,
    json_object('as_of_date', faulty_branch.as_of_date::varchar, 'loan_id', staged_wrong.loan_id) as key
from staged_wrong
cross join faulty_branch
union all
select
    'stage_against_class',
    'data',
    'allowance_movement_agrees_with_loans',
    json_object('as_of_date', faulty_branch.as_of_date::varchar, 'stage', touched.stage)
from faulty_branch
cross join (values (1), (2), (3)) as touched (stage);

insert into truth by name
select
    'manifest_too_many' as fact,
    'data' as kind,
    'feed_manifest_rows_agree' as rule,
    json_object('as_of_date', as_of(getvariable('months') - 3)::varchar, 'file', 'ledger.parquet') as key;
