-- title: What moved the non-performing loans from one as-of date to the next
-- title zh: 不良贷款变动月度汇总
-- grain: as_of_date, basis, branch_id, product_type, use_industry_code, use_region_code, component
-- parameters: months date[]
-- sources: npl_flow
-- stored: memory
-- period: as_of_date
-- notes: opening and closing stand in book_month; moved changed branch, product, sector or region, zero over the book
select
    as_of_date,
    basis,
    branch_id,
    product_type,
    use_industry_code,
    use_region_code,
    component,
    count(*) as loan_count,
    sum(amount)::decimal(28, 2) as amount
from npl_flow
where as_of_date = any($months) and component not in ('opening', 'closing')
group by all
