-- title: Loans by stage, and those whose stage and class contradict each other
-- title zh: 分减值阶段及阶段与分类不一致的贷款明细
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, basis varchar, stage integer, conflict varchar, branch varchar[], product varchar[], row_limit integer
-- sources: customer, judged_loan_month, report_month
-- needs: loan_month, loan_month.impairment_stage
-- personal: customer_name
-- notes: loans on the book, the largest first; stage 0 are those without one
-- notes zh: 表内贷款，按余额由大到小；第0阶段为无减值阶段的贷款
with classed as (
    select
        *,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class
    from judged_loan_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and in_book
        and ($stage is null or coalesce(impairment_stage, 0) = $stage)
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
),

chosen as (
    select * from classed
    where
        $conflict is null
        or case $conflict
            when 'stage_3_not_npl' then impairment_stage = 3 and risk_class < 3
            when 'npl_not_stage_3' then impairment_stage < 3 and risk_class >= 3
        end
    order by balance desc, loan_id asc
    limit $row_limit
)

select
    chosen.as_of_date,
    chosen.loan_id,
    chosen.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    chosen.branch_id as branch,
    chosen.product_type as product,
    chosen.balance,
    chosen.loss_allowance,
    coalesce(chosen.impairment_stage, 0) as stage,
    chosen.risk_class,
    chosen.days_past_due
from chosen
left join customer
    on
        chosen.customer_id = customer.customer_id
        and chosen.as_of_date >= customer.valid_from
        and chosen.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
order by chosen.balance desc, chosen.loan_id asc
