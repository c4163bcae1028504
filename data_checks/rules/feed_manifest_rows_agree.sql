-- title en: As many rows came as the sender announced
-- title zh: 收到的行数与供数清单声明一致
-- severity: warning
-- dimension: completeness
-- owner: data_supply
-- table: feed_manifest
-- key: as_of_date, file
-- needs: feed_manifest.rows
-- uses: loan_month, loan_flow, ledger
-- parameters: months date[]
-- reason en: The file holds more or fewer rows of the month than the sender says it sent: part of it was lost or
--   sent twice. Ask for the file again. Judged for loan_month, loan_flow and ledger, by the name of the file.
-- reason zh: 该月文件行数与报送方声明不符，可能丢失或重复报送，请要求重新提供。仅核对文件名为 loan_month、loan_flow、ledger 的文件。
with announced as (
    select
        as_of_date,
        file,
        lower(regexp_extract(file, '([^/\\]*?)(\.[^/\\]*)?$', 1)) as table_name,
        rows
    from feed_manifest
    where as_of_date = any($months::date[])
),

received as (
    select
        'loan_month' as table_name,
        last_day(as_of_date) as month_end,
        count(*) as rows
    from loan_month
    group by all
    union all
    select
        'loan_flow' as table_name,
        last_day(booked_on) as month_end,
        count(*) as rows
    from loan_flow
    group by all
    union all
    select
        'ledger' as table_name,
        last_day(as_of_date) as month_end,
        count(*) as rows
    from ledger
    group by all
)

select
    announced.as_of_date,
    announced.file
from announced
left join received
    on announced.table_name = received.table_name and last_day(announced.as_of_date) = received.month_end
where
    announced.table_name in ('loan_month', 'loan_flow', 'ledger')
    and announced.rows <> coalesce(received.rows, 0)
