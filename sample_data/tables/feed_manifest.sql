-- grain: as_of_date, file; what the sender says each month's delivery holds
with month as (
    select distinct as_of_date from file.loan_month
),

delivery as (
    select
        as_of_date,
        'loan_month.parquet' as file,
        count(*)::integer as rows,
        json_object(
            'balance', sum(balance)::varchar,
            'loss_allowance', sum(loss_allowance)::varchar
        )::varchar as sums,
        to_json(list_sort(list(distinct branch_id)))::varchar as announced_branches
    from file.loan_month
    group by as_of_date
    union all
    select
        last_day(booked_on) as as_of_date,
        'loan_flow.parquet' as file,
        count(*)::integer as rows,
        json_object('principal', sum(principal)::varchar)::varchar as sums,
        null as announced_branches
    from file.loan_flow
    group by last_day(booked_on)
    union all
    select
        as_of_date,
        'ledger.parquet' as file,
        count(*)::integer as rows,
        json_object('balance', sum(balance)::varchar)::varchar as sums,
        to_json(list_sort(list(distinct branch_id)))::varchar as announced_branches
    from file.ledger
    group by as_of_date
)

select
    delivery.as_of_date,
    delivery.file,
    delivery.rows,
    delivery.sums,
    delivery.announced_branches
from delivery
semi join month on delivery.as_of_date = month.as_of_date
order by delivery.as_of_date, delivery.file
