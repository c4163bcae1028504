-- title: Restructured loans and their observation
-- title zh: 重组贷款及观察期清单
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[], row_limit integer
-- sources: customer, judged_loan_month, restructured_loan_month, report_month
-- needs: loan_month, restructuring.difficulty
-- personal: customer_name
-- notes: largest first; the last day of observation holds if nothing is missed until then
-- notes zh: 按余额由大到小；观察期截止日以其间不再欠款为前提
with listed as (
    select * from restructured_loan_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    order by balance desc, loan_id asc
    limit $row_limit
)

select
    listed.as_of_date,
    listed.loan_id,
    judged.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    listed.branch_id as branch,
    listed.product_type as product,
    listed.balance,
    listed.days_past_due,
    listed.agreed_on,
    listed.class_before,
    listed.refinances_loan_id,
    listed.is_observed,
    listed.because as observed_because,
    listed.starts_on as observed_from,
    listed.runs_until as observed_until,
    listed.risk_class_reported,
    listed.risk_class_floor,
    listed.floor_rule
from listed
-- The balance is the same in both, and the order in which judged loans are written: most of them are not read.
inner join judged_loan_month as judged
    on
        listed.as_of_date = judged.as_of_date
        and listed.loan_id = judged.loan_id
        and listed.balance = judged.balance
left join customer
    on
        judged.customer_id = customer.customer_id
        and listed.as_of_date >= customer.valid_from
        and listed.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
order by listed.balance desc, listed.loan_id asc
