-- title: Realised price against the last valuation
-- title zh: 押品处置价与处置前估值对比
-- grain: cut, code
-- parameters: as_of_date date
-- sources: disposal, report_month
-- needs: loan_month, collateral_disposal, collateral_valuation
-- notes: pieces sold by the as-of date, each against the last valuation received before; days run from the court's seizure to the money, over the pieces that were seized
-- notes zh: 截至数据日期已处置的押品，对照处置前最近收到的估值；变现天数自查封日至处置日，仅含被查封押品
with sold as (
    select
        *,
        disposed_on - seized_on as days,
        unnest(['collateral_type', 'collateral_region', 'valuer']) as cut,
        unnest([collateral_type, region_code, valuer]) as code
    from disposal
    where disposed_on <= coalesce($as_of_date::date, (select max(as_of_date) from report_month))
)

select
    cut,
    code,
    count(*) as disposal_count,
    sum(valuation)::decimal(28, 2) as valuation_amount,
    sum(price) filter (where valuation is not null)::decimal(28, 2) as price_amount,
    sum(price) filter (where valuation is not null)::double / nullif(sum(valuation), 0)::double as price_to_valuation,
    sum(cost)::decimal(28, 2) as cost_amount,
    count(days) as timed_count,
    avg(days) as days_to_cash
from sold
group by cut, code
order by cut, price_to_valuation, code
