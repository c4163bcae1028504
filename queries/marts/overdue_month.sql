-- title: Overdue amounts at each as-of date on the reported basis
-- title zh: 逾期金额月度汇总（报表口径）
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code
-- parameters: months date[]
-- sources: judged_loan_month, book.loan, book.customer, standard_parameter
-- stored: memory
-- period: as_of_date
-- notes: a retail loan repaid by instalments counts with its late instalments up to the days that the bank sets, every other loan in full
with month as (
    select unnest($months::date[]) as as_of_date
),

relief as (
    select
        month.as_of_date,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as relief_days
    from month
    inner join standard_parameter on month.as_of_date >= standard_parameter.valid_from
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'instalment_relief_days'
    group by all
),

overdue as (
    select
        judged.as_of_date,
        judged.branch_id,
        judged.product_type,
        judged.use_industry_code,
        judged.use_region_code,
        judged.balance,
        judged.overdue_amount,
        coalesce(
            customer.customer_type = 'retail'
            and loan.repayment_method in ('equal_instalments', 'equal_principal')
            and judged.days_past_due <= relief.relief_days,
            false
        ) as is_relieved
    from judged_loan_month as judged
    left join book.loan as loan on judged.loan_id = loan.loan_id
    left join book.customer as customer
        on
            judged.customer_id = customer.customer_id
            and judged.as_of_date >= customer.valid_from
            and judged.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    left join relief on judged.as_of_date = relief.as_of_date
    where judged.in_book and judged.days_past_due > 0 and judged.as_of_date = any($months)
)

select
    as_of_date,
    branch_id,
    product_type,
    use_industry_code,
    use_region_code,
    sum(case when is_relieved then coalesce(overdue_amount, 0) else balance end)::decimal(28, 2)
        as overdue_amount_reported_basis,
    count(*) filter (where is_relieved and overdue_amount is null) as unknown_count
from overdue
group by all
