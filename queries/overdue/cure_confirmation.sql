-- title: Whether cures held
-- title zh: 恢复正常后是否再次逾期
-- grain: as_of_date
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: cure_outcome, report_month
-- needs: loan_month
-- notes: by month of the cure; confirmed when no report of the following months (a setting of the bank: 3) shows the loan past due; open while they have not all come
-- notes zh: 按恢复正常月份列示；其后确认期（本行设定：3个月）内各期均未逾期即为已确认，确认期未满为待确认
with latest as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

seen as (
    select
        cure_outcome.as_of_date,
        case when cure_outcome.settled_as_of <= latest.as_of_date then cure_outcome.cure_outcome else 'open' end
            as cure_outcome,
        cure_outcome.loan_count,
        cure_outcome.balance_before
    from cure_outcome
    inner join latest on cure_outcome.as_of_date <= latest.as_of_date
    where
        ($branch is null or list_contains($branch, cure_outcome.branch_id))
        and ($product is null or list_contains($product, cure_outcome.product_type))
        and ($sector is null or list_contains($sector, cure_outcome.use_industry_code))
        and ($region is null or list_contains($region, cure_outcome.use_region_code))
),

summed as (
    select
        as_of_date,
        sum(loan_count)::bigint as cured_count,
        sum(balance_before)::decimal(28, 2) as cured_balance,
        coalesce(sum(balance_before) filter (where cure_outcome = 'confirmed'), 0)::decimal(28, 2) as confirmed_balance,
        coalesce(sum(balance_before) filter (where cure_outcome = 'relapsed'), 0)::decimal(28, 2) as relapsed_balance,
        coalesce(sum(balance_before) filter (where cure_outcome = 'left'), 0)::decimal(28, 2)
            as left_after_cure_balance,
        coalesce(sum(balance_before) filter (where cure_outcome = 'open'), 0)::decimal(28, 2) as open_cure_balance
    from seen
    group by as_of_date
)

select
    *,
    confirmed_balance::double / nullif(confirmed_balance + relapsed_balance, 0)::double as confirmed_share
from summed
order by as_of_date
