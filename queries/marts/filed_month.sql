-- title: What we make the cells of filed forms
-- title zh: 报表单元格对应的本系统数值
-- grain: as_of_date, form, cell
-- parameters: months date[]
-- sources: book_total_month, largest_customer_month, judged_loan_month
-- stored: memory
-- period: as_of_date
-- notes: the mapping of cells to measures. G11: loans by class reported; G13: the ten firms with the largest non-performing loans; G14: the ten largest borrowers. Cells are the contract's names, not the row and column of the printed form
with month as (
    select unnest($months::date[]) as as_of_date
),

book as (
    select
        as_of_date,
        risk_class_reported,
        balance
    from book_total_month
    where as_of_date in (select month.as_of_date from month)
),

reported as (
    select distinct as_of_date from book
    where risk_class_reported is not null
),

cell_of_class as (
    select
        unnest([1, 2, 3, 4, 5]) as class_no,
        unnest(['class_1', 'class_2', 'class_3', 'class_4', 'class_5']) as cell
),

class as (
    select
        reported.as_of_date,
        cell_of_class.cell,
        coalesce(sum(book.balance) filter (where book.risk_class_reported = cell_of_class.class_no), 0) as amount
    from reported
    cross join cell_of_class
    inner join book on reported.as_of_date = book.as_of_date
    group by reported.as_of_date, cell_of_class.cell
),

npl_customer as (
    select
        as_of_date,
        customer_id,
        sum(balance) as amount
    from judged_loan_month
    where
        as_of_date = any($months)
        and in_book
        and risk_class_reported >= 3
        and product_type in ('corporate_loan', 'small_business_loan')
        and customer_id is not null
    group by as_of_date, customer_id
),

npl_ranked as (
    select
        as_of_date,
        max(amount, 10) as amounts
    from npl_customer
    group by as_of_date
),

place as (
    select unnest(range(1, 11)) as place
),

cell as (
    select
        as_of_date,
        'G11' as form,
        'loans' as cell,
        'loans' as filed_measure,
        sum(balance) as amount
    from book
    where as_of_date in (select reported.as_of_date from reported)
    group by as_of_date
    union all
    select
        as_of_date,
        'G11' as form,
        cell,
        'loans_of_class' as filed_measure,
        amount
    from class
    union all
    select
        reported.as_of_date,
        'G13' as form,
        'largest_' || printf('%02d', place.place) as cell,
        'largest_npl_customer' as filed_measure,
        coalesce(npl_ranked.amounts[place.place], 0) as amount
    from reported
    cross join place
    left join npl_ranked on reported.as_of_date = npl_ranked.as_of_date
    union all
    select
        month.as_of_date,
        'G14' as form,
        'largest_' || printf('%02d', place.place) as cell,
        'largest_borrower' as filed_measure,
        coalesce(largest.amount, 0) as amount
    from month
    cross join place
    left join largest_customer_month as largest
        on
            month.as_of_date = largest.as_of_date
            and largest.kind = 'customer'
            and place.place = largest.rank
)

select
    as_of_date,
    form,
    cell,
    filed_measure,
    amount::decimal(28, 2) as amount
from cell
