-- title en: Amounts add up to what the sender announced
-- title zh: 收到的金额合计与供数清单声明一致
-- severity: warning
-- dimension: accuracy
-- owner: data_supply
-- table: feed_manifest
-- key: as_of_date, file, column_name
-- needs: feed_manifest.sums
-- uses: loan_month, loan_flow, ledger
-- tolerances: ledger_difference
-- parameters: months date[]
-- reason en: The column adds up to another sum than the sender says: a row was changed, or amounts came in another
--   unit. Ask for the file again. Judged for balance and loss_allowance of loan_month, principal of loan_flow,
--   balance of ledger.
-- reason zh: 该列合计与报送方声明不符，可能有记录被改动或金额单位有误，请要求重新提供。核对 loan_month 的 balance、loss_allowance，loan_flow 的 principal 及 ledger 的 balance。
with announced as (
    select
        as_of_date,
        file,
        lower(regexp_extract(file, '([^/\\]*?)(\.[^/\\]*)?$', 1)) as table_name,
        case when json_valid(sums) then sums end as sums
    from feed_manifest
    where as_of_date = any($months::date[])
),

said as (
    select
        as_of_date,
        file,
        table_name,
        unnest(json_keys(sums)) as column_name,
        sums
    from announced
    where json_type(sums) = 'OBJECT'
),

loan_total as (
    select
        last_day(as_of_date) as month_end,
        sum(balance) as balance,
        sum(loss_allowance) as loss_allowance
    from loan_month
    group by all
),

received as (
    select
        'loan_month' as table_name,
        month_end,
        column_name,
        total
    from loan_total
    unpivot (total for column_name in (balance, loss_allowance))
    union all
    select
        'loan_flow' as table_name,
        last_day(booked_on) as month_end,
        'principal' as column_name,
        sum(principal) as total
    from loan_flow
    group by all
    union all
    select
        'ledger' as table_name,
        last_day(as_of_date) as month_end,
        'balance' as column_name,
        sum(balance) as total
    from ledger
    group by all
)

select
    said.as_of_date,
    said.file,
    said.column_name
from said
inner join received
    on
        said.table_name = received.table_name
        and said.column_name = received.column_name
        and last_day(said.as_of_date) = received.month_end
inner join tolerance
    on
        tolerance.name = 'ledger_difference'
        and said.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or said.as_of_date < tolerance.valid_to)
where
    abs(try_cast(json_extract_string(said.sums, '$.' || said.column_name) as decimal(38, 2)) - received.total)
    > tolerance.value
