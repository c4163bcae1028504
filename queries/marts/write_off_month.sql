-- title: What was written off and recovered after it between one as-of date and the next
-- title zh: 当期核销及收回已核销贷款
-- grain: as_of_date, branch_id, product_type
-- parameters: months date[], base_currency varchar
-- sources: report_month, book.loan, book.loan_flow, book.exchange_rate
-- stored: memory
-- period: as_of_date
-- notes: principal, own share, at the rate of the as-of date; no row for a month whose month before is missing
with flow as (
    select
        report_month.as_of_date,
        flow.loan_id,
        flow.flow_type,
        flow.principal
    from book.loan_flow as flow
    inner join report_month
        on flow.booked_on > report_month.as_of_date_before and flow.booked_on <= report_month.as_of_date
    where
        flow.flow_type in ('written_off', 'partly_written_off', 'recovered_after_write_off')
        and report_month.is_comparable
        and report_month.as_of_date = any($months)
),

converted as (
    select
        flow.as_of_date,
        coalesce(loan.branch_id, 'unknown') as branch_id,
        coalesce(loan.product_type, 'unknown') as product_type,
        flow.flow_type,
        round(
            flow.principal
            * case
                when coalesce(loan.currency, $base_currency) = $base_currency then 1
                else exchange_rate.rate_to_base
            end::decimal(38, 8)
            * coalesce(loan.own_share, 1),
            2
        )::decimal(18, 2) as amount
    from flow
    left join book.loan as loan on flow.loan_id = loan.loan_id
    left join book.exchange_rate as exchange_rate
        on flow.as_of_date = exchange_rate.as_of_date and loan.currency = exchange_rate.currency
)

select
    as_of_date,
    branch_id,
    product_type,
    coalesce(sum(amount) filter (where flow_type <> 'recovered_after_write_off'), 0)::decimal(28, 2)
        as written_off_amount,
    coalesce(sum(amount) filter (where flow_type = 'recovered_after_write_off'), 0)::decimal(28, 2)
        as recovered_amount
from converted
group by all
