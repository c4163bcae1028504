-- title en: A branch's total is of last month's magnitude
-- title zh: 机构贷款合计与上月处于同一量级
-- severity: warning
-- dimension: accuracy
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, branch_id
-- needs: loan_month.branch_id
-- uses: book.loan_month
-- tolerances: branch_magnitude
-- parameters: months date[]
-- reason en: The branch's balances add up to more than ten times last month's, or less than a tenth: amounts came
--   in another unit, such as ten thousand yuan. Ask the branch.
-- reason zh: 该机构贷款合计超过上月十倍或不足上月十分之一，多为金额单位有误（如误以万元报送），请向该机构核实。
with branch_month as (
    select
        as_of_date,
        branch_id,
        sum(balance) as balance
    from book.loan_month
    where
        branch_id is not null
        and coalesce(status = 'active', balance is not null)
    group by all
)

select
    later.as_of_date,
    later.branch_id
from branch_month as later
inner join branch_month as earlier
    on
        later.branch_id = earlier.branch_id
        and date_trunc('month', earlier.as_of_date) = date_trunc('month', later.as_of_date) - interval 1 month
inner join tolerance
    on
        tolerance.name = 'branch_magnitude'
        and later.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or later.as_of_date < tolerance.valid_to)
where
    later.as_of_date = any($months::date[])
    and earlier.balance > 0
    and later.balance > 0
    and (later.balance > tolerance.value * earlier.balance or earlier.balance > tolerance.value * later.balance)
