-- title en: Form G11 agrees with the loans by class
-- title zh: G11报表与逐笔贷款五级分类合计一致
-- severity: warning
-- dimension: consistency
-- owner: regulatory_reporting
-- table: reported_figure
-- key: as_of_date, form, cell
-- needs: reported_figure, book.loan_month.risk_class_reported, book.loan
-- uses: book.exchange_rate
-- tolerances: reported_figure_difference
-- parameters: base_currency varchar
-- reason en: What was filed for the classes (cells loans and class_1 to class_5, in base currency) is not what the
--   loans add up to, beyond the rounding of the form. Explain the difference or file again.
-- reason zh: G11报送的分类金额（单元格loans及class_1至class_5，本位币）与逐笔合计之差超过报表取整误差，请说明原因或更正报送。
with own_terms as (
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
        loan_month.as_of_date,
        loan_month.risk_class_reported as risk_class,
        sum(greatest(0, case
            when own_terms.own_share is null then loan_month.balance
            when own_terms.currency = $base_currency
                then round(loan_month.balance::decimal(38, 2) * own_terms.own_share, 2)
            else round(loan_month.balance::decimal(38, 2) * own_terms.own_share * exchange_rate.rate_to_base, 2)
        end)) as amount
    from book.loan_month as loan_month
    left join own_terms on loan_month.loan_id = own_terms.loan_id
    left join book.exchange_rate as exchange_rate
        on loan_month.as_of_date = exchange_rate.as_of_date and own_terms.currency = exchange_rate.currency
    where
        loan_month.as_of_date in (select reported_figure.as_of_date from reported_figure)
        and coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and coalesce(loan_month.is_on_book, true)
    group by loan_month.as_of_date, loan_month.risk_class_reported
),

total as (
    select
        as_of_date,
        'loans' as cell,
        sum(amount) as amount
    from held
    group by as_of_date
),

cell as (
    select
        total.as_of_date,
        'class_' || class.risk_class as cell,
        coalesce(held.amount, 0) as amount
    from total
    cross join (values (1), (2), (3), (4), (5)) as class (risk_class)
    left join held on total.as_of_date = held.as_of_date and class.risk_class = held.risk_class
    union all
    select
        as_of_date,
        cell,
        amount
    from total
)

select
    reported_figure.as_of_date,
    reported_figure.form,
    reported_figure.cell
from reported_figure
inner join cell on reported_figure.as_of_date = cell.as_of_date and reported_figure.cell = cell.cell
inner join tolerance
    on
        tolerance.name = 'reported_figure_difference'
        and reported_figure.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or reported_figure.as_of_date < tolerance.valid_to)
where
    reported_figure.form = 'G11'
    and abs(reported_figure.value - cell.amount) > tolerance.value
