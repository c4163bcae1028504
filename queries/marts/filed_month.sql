-- title: What we make the cells of filed forms
-- title zh: 报表单元格对应的本系统数值
-- grain: as_of_date, form, cell
-- sources: judged_loan_month, book_date
-- stored: memory
-- period: as_of_date
-- notes: the mapping of cells to measures. G11: loans by class reported; G13: the ten largest firms by non-performing loans; G14: the ten largest borrowers. Cells are the contract's names, not the row and column of the printed form
with cell_of_class as (
    select
        unnest([0, 1, 2, 3, 4, 5]) as class_no,
        unnest(['loans', 'class_1', 'class_2', 'class_3', 'class_4', 'class_5']) as cell
),

book as (
    select
        as_of_date,
        customer_id,
        product_type,
        risk_class_reported,
        balance
    from judged_loan_month
    where in_book and as_of_date in (select book_date.as_of_date from book_date)
),

class as (
    select
        as_of_date,
        risk_class_reported as class_no,
        sum(balance) as amount
    from book
    where risk_class_reported is not null
    group by as_of_date, risk_class_reported
    union all
    select
        as_of_date,
        0 as class_no,
        sum(balance) as amount
    from book
    group by as_of_date
),

reported as (
    select distinct as_of_date from book
    where risk_class_reported is not null
),

every_class as (
    select
        reported.as_of_date,
        cell_of_class.cell,
        coalesce(class.amount, 0) as amount
    from reported
    cross join cell_of_class
    left join class on reported.as_of_date = class.as_of_date and cell_of_class.class_no = class.class_no
),

borrower as (
    select
        as_of_date,
        customer_id,
        sum(balance) as amount,
        sum(balance) filter (
            where risk_class_reported >= 3 and product_type in ('corporate_loan', 'small_business_loan')
        ) as npl_amount
    from book
    where customer_id is not null
    group by as_of_date, customer_id
),

largest as (
    select
        borrower.as_of_date,
        max(borrower.amount, 10) as borrowers,
        max(borrower.npl_amount, 10) filter (where borrower.npl_amount > 0) as npl_customers
    from borrower
    group by borrower.as_of_date
),

place as (
    select unnest(range(1, 11)) as place
),

cell as (
    select
        as_of_date,
        'G11' as form,
        cell,
        if(cell = 'loans', 'loans', 'loans_of_class') as filed_measure,
        amount
    from every_class
    union all
    select
        largest.as_of_date,
        'G13' as form,
        'largest_' || printf('%02d', place.place) as cell,
        'largest_npl_customer' as filed_measure,
        coalesce(largest.npl_customers[place.place], 0) as amount
    from largest
    cross join place
    where largest.as_of_date in (select reported.as_of_date from reported)
    union all
    select
        largest.as_of_date,
        'G14' as form,
        'largest_' || printf('%02d', place.place) as cell,
        'largest_borrower' as filed_measure,
        coalesce(largest.borrowers[place.place], 0) as amount
    from largest
    cross join place
)

select
    as_of_date,
    form,
    cell,
    filed_measure,
    amount::decimal(28, 2) as amount
from cell
