-- title: Secured loans by loan-to-value
-- title zh: 抵质押率分布
-- grain: as_of_date, ltv_band
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: collateral_book_month, collateral_month, report_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: secured principal over valuation, before haircut; a band holds its upper edge
-- notes zh: 有押品贷款本金与折扣前评估价值之比；各档含上限
with book as (
    select * exclude (branch_id, product_type, use_industry_code, use_region_code, valuation_state)
    from collateral_month
    where
        coalesce($branch, $product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all by name
    select * from collateral_book_month
    where coalesce($branch, $product, $sector, $region) is null
),

band as (
    select
        unnest(range(1, 9)) as band_no,
        unnest([
            '<=50%', '50-60%', '60-70%', '70-80%', '80-90%', '90-100%', '>100%', 'no valuation'
        ]) as ltv_band
),

secured as (
    select
        as_of_date,
        ltv_band,
        sum(loan_count)::bigint as loan_count,
        sum(secured_balance)::decimal(28, 2) as balance
    from book
    where
        collateral_type <> 'none'
        and as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
    group by as_of_date, ltv_band
),

month as (
    select distinct as_of_date from secured
)

select
    month.as_of_date,
    band.band_no,
    band.ltv_band,
    coalesce(secured.loan_count, 0) as loan_count,
    coalesce(secured.balance, 0)::decimal(28, 2) as balance,
    coalesce(secured.balance, 0)::double / nullif(sum(secured.balance) over (), 0)::double as share
from month
cross join band
left join secured on month.as_of_date = secured.as_of_date and band.ltv_band = secured.ltv_band
order by band.band_no
