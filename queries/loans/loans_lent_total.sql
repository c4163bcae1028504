-- title: Number and amount of loans ever lent
-- title zh: 累计发放贷款笔数与金额合计
-- grain: loan_count
-- parameters: branch varchar[], product varchar[], sector varchar[], region varchar[], customer_id varchar, loan_id varchar, final_status varchar
-- sources: loan
-- notes: the sum of the list of loans, however many of them the page shows; amounts in the currency of the loan
-- notes zh: 贷款明细的合计数，与页面展示的笔数无关；金额为贷款原币
select
    count(*) as loan_count,
    coalesce(sum(original_amount), 0)::decimal(28, 2) as original_amount
from loan
where
    ($branch is null or list_contains($branch, coalesce(branch_id, 'unknown')))
    and ($product is null or list_contains($product, coalesce(product_type, 'unknown')))
    and ($sector is null or list_contains($sector, coalesce(use_industry_code, 'unknown')))
    and ($region is null or list_contains($region, coalesce(use_region_code, 'unknown')))
    and ($customer_id is null or customer_id = $customer_id)
    and ($loan_id is null or loan_id = $loan_id)
    and ($final_status is null or final_status = $final_status)
