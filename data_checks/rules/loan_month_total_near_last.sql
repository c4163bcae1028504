-- title en: The month's total is near last month's
-- title zh: 本月合计与上月相近
-- severity: warning
-- dimension: accuracy
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, currency
-- needs: loan_month
-- uses: book.loan, book.loan_month
-- tolerances: total_change
-- parameters: months date[]
-- reason en: Balances of one currency moved by more than the tolerance in a month. Confirm a purchase, sale or
--   transfer, or ask for the feed again.
-- reason zh: 同一币种贷款余额单月变动超过容忍度，请确认是否有资产受让、转让或划转，否则要求重新报送。
with total as (
    select
        loan_month.as_of_date,
        coalesce(loan.currency, 'base') as currency,
        sum(loan_month.balance) as balance
    from book.loan_month as loan_month
    left join book.loan as loan on loan_month.loan_id = loan.loan_id
    where
        coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and coalesce(loan_month.is_on_book, true)
    group by all
),

month as (
    select unnest($months::date[]) as as_of_date
)

select
    month.as_of_date,
    earlier.currency
from month
inner join total as earlier
    on date_trunc('month', earlier.as_of_date) = date_trunc('month', month.as_of_date) - interval 1 month
inner join tolerance
    on
        tolerance.name = 'total_change'
        and month.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or month.as_of_date < tolerance.valid_to)
left join total as later on month.as_of_date = later.as_of_date and earlier.currency = later.currency
where abs(coalesce(later.balance, 0) - earlier.balance) > tolerance.value * earlier.balance
