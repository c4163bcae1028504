-- title: Collateral coverage, month by month
-- title zh: 押品覆盖率逐月走势
-- grain: as_of_date
-- parameters: branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, book_total_month, standard_parameter
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: covered is the value after haircut, senior claims and share, at most the balance; guarantees are not collateral; a ratio is withheld where the value behind too much of the balance is not known
-- notes zh: 覆盖金额为折扣、扣除优先受偿权并按分配比例计算后的价值，以贷款余额为限；保证不计入押品；价值未知余额占比超过上限时不展示比率
with book as (
    select * exclude (branch_id, product_type, use_industry_code, use_region_code) from book_month
    where
        coalesce($branch, $product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all by name
    select * from book_total_month
    where coalesce($branch, $product, $sector, $region) is null
),

total as (
    select
        as_of_date,
        sum(balance)::decimal(28, 2) as balance,
        sum(secured_balance)::decimal(28, 2) as secured_balance,
        coalesce(sum(covered_amount), 0)::decimal(28, 2) as covered_amount,
        sum(unvalued_balance)::decimal(28, 2) as unvalued_balance
    from book
    group by as_of_date
),

tolerance as (
    select
        valid_from,
        value as max_unvalued_share
    from standard_parameter
    where standard = 'bank' and name = 'max_unvalued_share'
),

judged as (
    select
        total.*,
        total.unvalued_balance <= total.balance * tolerance.max_unvalued_share as is_shown
    from total
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
)

select
    as_of_date,
    balance,
    secured_balance,
    balance - secured_balance as unsecured_balance,
    covered_amount,
    unvalued_balance,
    balance - covered_amount - unvalued_balance as uncovered_amount,
    case when is_shown then covered_amount::double / nullif(balance, 0)::double end as coverage,
    case when is_shown then covered_amount::double / nullif(secured_balance, 0)::double end as coverage_secured
from judged
order by as_of_date
