-- title: Loans ever lent
-- title zh: 累计发放贷款明细
-- grain: loan_id
-- parameters: branch varchar[], product varchar[], sector varchar[], region varchar[], customer_id varchar, loan_id varchar, final_status varchar, row_limit integer
-- sources: loan, loan_flow, customer
-- personal: customer_name
-- notes: the drill-down of a feed without months, largest first; amounts in the currency of the loan
-- notes zh: 无逐月数据来源的贷款明细，由大到小；金额为贷款原币
with loss as (
    select
        loan_id,
        sum(principal) as written_off_amount
    from loan_flow
    where flow_type in ('written_off', 'partly_written_off')
    group by loan_id
),

named as (
    select
        customer_id,
        max_by(name, coalesce(valid_from, date '1900-01-01')) as name,
        max_by(customer_type, coalesce(valid_from, date '1900-01-01')) as customer_type
    from customer
    group by customer_id
)

select
    loan.loan_id,
    loan.customer_id,
    named.name as customer_name,
    named.customer_type,
    coalesce(loan.branch_id, 'unknown') as branch,
    coalesce(loan.product_type, 'unknown') as product,
    coalesce(loan.use_industry_code, 'unknown') as sector,
    coalesce(loan.use_region_code, 'unknown') as region,
    loan.currency,
    loan.original_amount,
    coalesce(loss.written_off_amount, 0) as written_off_amount,
    loan.granted_on,
    loan.matures_on,
    loan.final_status
from loan
left join named on loan.customer_id = named.customer_id
left join loss on loan.loan_id = loss.loan_id
where
    ($branch is null or list_contains($branch, coalesce(loan.branch_id, 'unknown')))
    and ($product is null or list_contains($product, coalesce(loan.product_type, 'unknown')))
    and ($sector is null or list_contains($sector, coalesce(loan.use_industry_code, 'unknown')))
    and ($region is null or list_contains($region, coalesce(loan.use_region_code, 'unknown')))
    and ($customer_id is null or loan.customer_id = $customer_id)
    and ($loan_id is null or loan.loan_id = $loan_id)
    and ($final_status is null or loan.final_status = $final_status)
order by loan.original_amount desc, loan.loan_id asc
limit $row_limit
