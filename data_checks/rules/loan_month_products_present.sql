-- title en: No product of last month is missing
-- title zh: 上月有余额的业务种类本月均有数据
-- severity: warning
-- dimension: completeness
-- owner: data_supply
-- table: loan_month
-- key: as_of_date, product_type
-- needs: loan_month, book.loan.product_type
-- uses: book.loan_month
-- parameters: months date[]
-- tolerances: product_loans
-- reason en: A product had running loans last month and none this month: its system did not deliver. Ask for it. A
--   product of fewer loans than the tolerance may have run off.
-- reason zh: 该业务种类上月有存续贷款，本月一笔也没有，多为来源系统未报送，请催报。笔数低于容忍度的品种可能自然到期。
with product_month as (
    select
        loan_month.as_of_date,
        loan.product_type,
        count(*) as loan_count
    from book.loan_month as loan_month
    inner join book.loan as loan on loan_month.loan_id = loan.loan_id
    where coalesce(loan_month.status = 'active', loan_month.balance is not null)
    group by all
),

month as (
    select unnest($months::date[]) as as_of_date
)

select
    month.as_of_date,
    earlier.product_type
from month
inner join product_month as earlier
    on date_trunc('month', earlier.as_of_date) = date_trunc('month', month.as_of_date) - interval 1 month
inner join tolerance
    on
        tolerance.name = 'product_loans'
        and month.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or month.as_of_date < tolerance.valid_to)
where
    earlier.product_type is not null
    and earlier.loan_count >= tolerance.value
    and not exists (
        select 1 from product_month as later
        where later.as_of_date = month.as_of_date and later.product_type = earlier.product_type
    )
