-- title: Loans that the standards judge differently, and why
-- title zh: 各口径认定不一致的贷款及原因
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[], row_limit integer
-- sources: customer, judged_loan_month, report_month
-- needs: loan_month
-- personal: customer_name
-- notes: non-performing under one reading and not under another, largest first; the rules that bind are those of China 2023 and of Basel/EBA
-- notes zh: 至少一种口径为不良而另一种不是的贷款，按余额由大到小；约束规则分别为中国2023年办法与巴塞尔/EBA
with judged as (
    select
        *,
        greatest(risk_class_reported, risk_class_floor, risk_class_eba, risk_class_fdic, risk_class_par) as worst,
        least(risk_class_reported, risk_class_floor, risk_class_eba, risk_class_fdic, risk_class_par) as best
    from judged_loan_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and in_book
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

apart as (
    select * from judged
    where worst >= 3 and best < 3
    order by balance desc, loan_id asc
    limit $row_limit
)

select
    apart.as_of_date,
    apart.loan_id,
    apart.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    apart.branch_id as branch,
    apart.balance,
    apart.days_past_due,
    apart.risk_class_reported,
    apart.risk_class_floor,
    apart.floor_rule,
    apart.risk_class_eba,
    apart.eba_rule,
    apart.risk_class_fdic,
    apart.risk_class_par
from apart
left join customer
    on
        apart.customer_id = customer.customer_id
        and apart.as_of_date >= customer.valid_from
        and apart.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
order by apart.balance desc, apart.loan_id asc
