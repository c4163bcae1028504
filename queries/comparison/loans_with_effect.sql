-- title: Loans behind the difference
-- title zh: 差异涉及的贷款
-- grain: loan_id
-- parameters: as_of_date date, basis varchar, row_limit integer
-- sources: customer, loan_effect
-- personal: customer_name
-- notes: before and after stand for the earlier and the later publication; the largest effect on the NPLs first
-- notes zh: 变动前、变动后分别指较早与较晚的发布版本；按对不良贷款的影响由大到小
with chosen as (
    select * from loan_effect
    where as_of_date = $as_of_date::date and basis = $basis
    order by abs(npl_amount_change) desc, abs(balance_change) desc, loan_id asc
    limit $row_limit
)

select
    chosen.loan_id,
    chosen.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    chosen.branch_id as branch,
    chosen.cause,
    chosen.balance_earlier,
    chosen.balance_later,
    chosen.risk_class_before,
    chosen.risk_class_after,
    chosen.bucket_before,
    chosen.bucket_after,
    chosen.balance_change,
    chosen.npl_amount_change,
    chosen.overdue_balance_change,
    chosen.allowance_amount_change,
    chosen.covered_amount_change
from chosen
left join customer
    on
        chosen.customer_id = customer.customer_id
        and chosen.as_of_date >= customer.valid_from
        and chosen.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
order by abs(chosen.npl_amount_change) desc, abs(chosen.balance_change) desc, chosen.loan_id asc
