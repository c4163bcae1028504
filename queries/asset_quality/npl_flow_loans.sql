-- title: The loans behind one bar of the NPL bridge
-- title zh: 不良贷款变动单项对应的借据
-- grain: as_of_date, loan_id, component, branch, product, sector, region
-- parameters: as_of_date date, component varchar, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[], row_limit integer
-- sources: npl_flow, report_month
-- needs: loan_month
-- notes: a loan that moved stands in its old place and in its new one
-- notes zh: 发生维度变动的贷款在原维度和新维度各列一行
select
    as_of_date,
    loan_id,
    branch_id as branch,
    product_type as product,
    use_industry_code as sector,
    use_region_code as region,
    component,
    amount
from npl_flow
where
    as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
    and basis = $basis
    and ($component is null or component = $component)
    and ($branch is null or list_contains($branch, branch_id))
    and ($product is null or list_contains($product, product_type))
    and ($sector is null or list_contains($sector, use_industry_code))
    and ($region is null or list_contains($region, use_region_code))
order by abs(amount) desc, loan_id asc, component asc, branch asc
limit $row_limit
