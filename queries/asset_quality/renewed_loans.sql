-- title: Loans under the hidden-risk watch
-- title zh: 隐性风险监测贷款明细
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, renewal_kind varchar, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[], row_limit integer
-- sources: customer, judged_loan_month, loan, report_month
-- needs: loan_month, loan.origination_type
-- personal: customer_name
-- notes: largest first; an extended loan is one past its first maturity on an agreed extension
-- notes zh: 按余额由大到小；展期贷款指已过原到期日、处于展期内的贷款
with chosen as (
    select
        judged.*,
        case
            when loan.origination_type in ('refinanced', 'renewed_without_repayment', 'extended')
                then loan.origination_type
            when loan.extended_to > loan.matures_on and judged.as_of_date > loan.matures_on then 'extended'
        end as renewal_kind,
        case $basis
            when 'reported' then judged.risk_class_reported
            when 'dpd' then judged.risk_class_dpd
            when 'floor' then judged.risk_class_floor
            when 'effective' then judged.risk_class_effective
            when 'eba' then judged.risk_class_eba
            when 'fdic' then judged.risk_class_fdic
            when 'par' then judged.risk_class_par
        end as risk_class,
        loan.previous_loan_id,
        loan.matures_on,
        loan.extended_to
    from judged_loan_month as judged
    inner join loan on judged.loan_id = loan.loan_id
    where
        judged.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and judged.in_book
        and ($branch is null or list_contains($branch, judged.branch_id))
        and ($product is null or list_contains($product, judged.product_type))
        and ($sector is null or list_contains($sector, judged.use_industry_code))
        and ($region is null or list_contains($region, judged.use_region_code))
)

select
    chosen.as_of_date,
    chosen.loan_id,
    chosen.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    chosen.renewal_kind,
    chosen.balance,
    chosen.days_past_due,
    chosen.risk_class,
    chosen.branch_id as branch,
    chosen.product_type as product,
    chosen.use_industry_code as sector,
    chosen.use_region_code as region,
    chosen.previous_loan_id,
    chosen.matures_on,
    chosen.extended_to
from chosen
left join customer
    on
        chosen.customer_id = customer.customer_id
        and chosen.as_of_date >= customer.valid_from
        and chosen.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
where chosen.renewal_kind is not null and ($renewal_kind is null or chosen.renewal_kind = $renewal_kind)
order by chosen.balance desc, chosen.loan_id asc
limit $row_limit
