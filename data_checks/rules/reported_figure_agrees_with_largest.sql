-- title en: Form G14 agrees with the largest customers' loans
-- title zh: G14报表与最大客户贷款余额一致
-- severity: warning
-- dimension: consistency
-- owner: regulatory_reporting
-- table: reported_figure
-- key: as_of_date, form, cell
-- needs: reported_figure, book.loan_month, book.loan
-- uses: book.exchange_rate
-- parameters: base_currency varchar
-- tolerances: reported_figure_difference
-- reason en: What was last filed for one of the largest customers (cells largest_01 and so on, in base currency) is
--   not what the loans of the customer of that rank add up to, beyond the rounding of the form. Explain the
--   difference or file again.
-- reason zh: 最近一次G14报送的最大客户贷款（单元格largest_01等，本位币）与该名次客户逐笔合计之差超过报表取整误差，
--   请说明原因或更正报送。
with filed as (
    select
        as_of_date,
        form,
        cell,
        value,
        try_cast(replace(cell, 'largest_', '') as integer) as place
    from reported_figure
    where
        form = 'G14'
        and starts_with(cell, 'largest_')
    qualify rank() over (order by as_of_date desc) = 1
),

own_terms as (
    select
        loan_id,
        any_value(coalesce(currency, $base_currency)) as currency,
        any_value(coalesce(own_share, 1)) as own_share
    from book.loan
    where
        currency <> $base_currency
        or own_share <> 1
    group by loan_id
),

held as (
    select
        loan.customer_id,
        sum(greatest(0, case
            when own_terms.own_share is null then loan_month.balance
            when own_terms.currency = $base_currency
                then round(loan_month.balance::decimal(38, 2) * own_terms.own_share, 2)
            else round(loan_month.balance::decimal(38, 2) * own_terms.own_share * exchange_rate.rate_to_base, 2)
        end)) as amount
    from book.loan_month as loan_month
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    left join own_terms on loan_month.loan_id = own_terms.loan_id
    left join book.exchange_rate as exchange_rate
        on loan_month.as_of_date = exchange_rate.as_of_date and own_terms.currency = exchange_rate.currency
    where
        loan_month.as_of_date = (select max(filed.as_of_date) from filed)
        and coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and coalesce(loan_month.is_on_book, true)
    group by loan.customer_id
),

largest as (
    select
        amount,
        row_number() over (order by amount desc) as place
    from held
    qualify place <= (select max(filed.place) from filed)
)

select
    filed.as_of_date,
    filed.form,
    filed.cell
from filed
inner join tolerance
    on
        tolerance.name = 'reported_figure_difference'
        and filed.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or filed.as_of_date < tolerance.valid_to)
left join largest on filed.place = largest.place
where
    filed.as_of_date in (select month.as_of_date from book.loan_month as month)
    and abs(filed.value - coalesce(largest.amount, 0)) > tolerance.value
