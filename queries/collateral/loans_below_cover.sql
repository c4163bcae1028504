-- title: Loans no longer covered in full after a fall
-- title zh: 下跌后不再足额覆盖的贷款
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, fall integer, branch varchar[], product varchar[], sector varchar[], region varchar[], row_limit integer
-- sources: customer, judged_loan_month, loan_cover_month, report_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- personal: customer_name
-- notes: covered in full now and not after a fall of 10, 20 or 30 per cent, thirty unless said; the largest gap first
-- notes zh: 目前足额覆盖、价格下跌10%、20%或30%（默认30%）后不足额的贷款，按缺口由大到小
with fallen as (
    select
        *,
        case coalesce($fall, 30) when 10 then covered_down_10 when 20 then covered_down_20 else covered_down_30 end
            as covered_after
    from loan_cover_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

below as (
    select
        *,
        (balance - covered_after)::decimal(18, 2) as gap_amount
    from fallen
    where covered_amount = balance and covered_after < balance
    order by gap_amount desc, loan_id asc
    limit $row_limit
),

judged as (
    select * from judged_loan_month
    where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
)

select
    below.as_of_date,
    below.loan_id,
    judged.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    below.branch_id as branch,
    below.product_type as product,
    below.collateral_type,
    below.balance,
    below.valuation as valuation_amount,
    below.covered_after::decimal(18, 2) as covered_after_amount,
    below.gap_amount,
    judged.days_past_due,
    judged.risk_class_effective
from below
-- The balance is the same in both, and the order in which judged loans are written: most of them are not read.
inner join judged on below.loan_id = judged.loan_id and below.balance = judged.balance
left join customer
    on
        judged.customer_id = customer.customer_id
        and below.as_of_date >= customer.valid_from
        and below.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
order by below.gap_amount desc, below.loan_id asc
