-- title: Number and balance of restructured loans
-- title zh: 重组贷款合计
-- grain: as_of_date
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: restructured_month, report_month
-- needs: loan_month, restructuring.difficulty
-- notes: the sum of the list, however many of its loans the page shows
-- notes zh: 清单合计数，与页面展示的笔数无关
select
    as_of_date,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance
from restructured_month
where
    as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
    and ($branch is null or list_contains($branch, branch_id))
    and ($product is null or list_contains($product, product_type))
    and ($sector is null or list_contains($sector, use_industry_code))
    and ($region is null or list_contains($region, use_region_code))
group by as_of_date
