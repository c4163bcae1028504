-- title en: What a customer owes is of last month's magnitude
-- title zh: 客户贷款合计与上月处于同一量级
-- severity: warning
-- dimension: accuracy
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, customer_id
-- needs: loan_month.balance, book.loan
-- uses: book.loan_month
-- parameters: months date[]
-- tolerances: customer_magnitude
-- reason en: The balances of the customer add up to a thousand times last month's or more, or to a thousandth or
--   less, and are not nothing: an amount came in another unit, such as ten thousand yuan. Judged for the last
--   month. Ask for the amount.
-- reason zh: 最近一期该客户贷款合计达上月千倍以上或不足千分之一（结清除外），多为金额单位有误（如误以万元报送），请
--   核实金额。
with last_month as (
    select list_max($months::date[]) as as_of_date
),

pair as (
    select
        loan.customer_id,
        later.as_of_date,
        sum(later.balance) as later_balance,
        sum(earlier.balance) as earlier_balance
    from loan_month as later
    inner join last_month on later.as_of_date = last_month.as_of_date
    inner join book.loan_month as earlier
        on
            later.loan_id = earlier.loan_id
            and date_trunc('month', earlier.as_of_date)
            = date_trunc('month', list_max($months::date[])) - interval 1 month
    inner join book.loan as loan on later.loan_id = loan.loan_id
    where
        coalesce(later.status = 'active', later.balance is not null)
        -- a card may go from nothing to its limit
        and not coalesce(loan.is_revolving, false)
    group by loan.customer_id, later.as_of_date
)

select
    pair.as_of_date,
    pair.customer_id
from pair
inner join tolerance
    on
        tolerance.name = 'customer_magnitude'
        and pair.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or pair.as_of_date < tolerance.valid_to)
where
    pair.earlier_balance > 0
    and pair.later_balance > 0
    and (
        pair.later_balance::double >= tolerance.value::double * pair.earlier_balance::double
        or pair.earlier_balance::double >= tolerance.value::double * pair.later_balance::double
    )
