-- title: Loans of a group of customers
-- title zh: 集团客户贷款明细
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, group_id varchar, basis varchar, standard varchar
-- sources: customer, customer_group, judged_loan_month, report_month
-- needs: loan_month, customer_group
-- personal: customer_name
-- notes: loans on the book of those who belong to the group at the as-of date, largest first
-- notes zh: 数据日期属于该集团的客户的表内贷款，由大到小
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

member as (
    select distinct
        month.as_of_date,
        customer_group.customer_id
    from month
    inner join customer_group
        on
            month.as_of_date >= customer_group.valid_from
            and (customer_group.valid_to is null or month.as_of_date < customer_group.valid_to)
    where customer_group.group_id = $group_id
)

select
    loan.as_of_date,
    loan.loan_id,
    loan.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    loan.branch_id as branch,
    loan.product_type as product,
    loan.use_industry_code as sector,
    loan.use_region_code as region,
    loan.balance,
    loan.days_past_due,
    case when $standard = 'fdic' then loan.bucket_fdic else loan.bucket_china_2023 end as bucket,
    case $basis
        when 'reported' then loan.risk_class_reported
        when 'dpd' then loan.risk_class_dpd
        when 'floor' then loan.risk_class_floor
        when 'effective' then loan.risk_class_effective
        when 'eba' then loan.risk_class_eba
        when 'fdic' then loan.risk_class_fdic
        when 'par' then loan.risk_class_par
    end as risk_class,
    loan.status
from judged_loan_month as loan
inner join member
    on
        loan.as_of_date = member.as_of_date
        and loan.customer_id = member.customer_id
left join customer
    on
        loan.customer_id = customer.customer_id
        and loan.as_of_date >= customer.valid_from
        and (customer.valid_to is null or loan.as_of_date < customer.valid_to)
where loan.in_book
order by loan.balance desc, loan.loan_id asc
