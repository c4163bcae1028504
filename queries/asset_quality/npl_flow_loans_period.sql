-- title: The loans behind one bar of the NPL bridge over a period
-- title zh: 期间不良贷款变动单项对应的借据
-- grain: as_of_date, loan_id, component, branch, product, sector, region
-- parameters: from_date date, to_date date, component varchar, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: npl_flow, report_month
-- needs: loan_month
-- notes: opening loans are those of the first comparable month, closing loans those of the last
-- notes zh: 期初贷款取首个可比月份，期末贷款取最后一个月
with period as (
    select
        min(as_of_date) filter (where is_comparable) as first_month,
        max(as_of_date) as last_month
    from report_month
    where
        ($from_date is null or as_of_date >= $from_date::date)
        and ($to_date is null or as_of_date <= $to_date::date)
)

select
    npl_flow.as_of_date,
    npl_flow.loan_id,
    npl_flow.branch_id as branch,
    npl_flow.product_type as product,
    npl_flow.use_industry_code as sector,
    npl_flow.use_region_code as region,
    npl_flow.component,
    npl_flow.amount
from npl_flow
cross join period
where
    npl_flow.basis = $basis
    and npl_flow.as_of_date >= coalesce($from_date::date, npl_flow.as_of_date)
    and npl_flow.as_of_date <= coalesce($to_date::date, npl_flow.as_of_date)
    and npl_flow.as_of_date between period.first_month and period.last_month
    and ($component is null or npl_flow.component = $component)
    and (npl_flow.component <> 'opening' or npl_flow.as_of_date = period.first_month)
    and (npl_flow.component <> 'closing' or npl_flow.as_of_date = period.last_month)
    and ($branch is null or list_contains($branch, npl_flow.branch_id))
    and ($product is null or list_contains($product, npl_flow.product_type))
    and ($sector is null or list_contains($sector, npl_flow.use_industry_code))
    and ($region is null or list_contains($region, npl_flow.use_region_code))
order by abs(npl_flow.amount) desc, npl_flow.as_of_date asc, npl_flow.loan_id asc
