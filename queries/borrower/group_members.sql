-- title: Members of a group
-- title zh: 集团成员
-- grain: as_of_date, customer_id
-- parameters: group_id varchar, customers varchar[], as_of_date date, basis varchar
-- sources: customer, customer_group, judged_loan_month, report_month
-- needs: customer_group
-- personal: customer_name
-- notes: those who belong to the group at the as-of date, with what each owes; the group of a customer is the one it belongs to then
-- notes zh: 数据日期属于该集团的成员及其贷款余额；客户所属集团以该日有效记录为准
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

holding as (
    select
        month.as_of_date,
        customer_group.group_id,
        customer_group.group_name,
        customer_group.customer_id,
        customer_group.control_kind
    from month
    inner join customer_group
        on
            month.as_of_date >= customer_group.valid_from
            and month.as_of_date < coalesce(customer_group.valid_to, 'infinity'::date)
),

meant as (
    select distinct group_id
    from holding
    where group_id = $group_id or list_contains($customers, customer_id)
),

classed as (
    select
        judged.customer_id,
        judged.balance,
        judged.days_past_due,
        case $basis
            when 'reported' then judged.risk_class_reported
            when 'dpd' then judged.risk_class_dpd
            when 'floor' then judged.risk_class_floor
            when 'effective' then judged.risk_class_effective
            when 'eba' then judged.risk_class_eba
            when 'fdic' then judged.risk_class_fdic
            when 'par' then judged.risk_class_par
        end as risk_class
    from judged_loan_month as judged
    where
        judged.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and judged.in_book
),

owed as (
    select
        customer_id,
        count(*) as loan_count,
        sum(balance)::decimal(28, 2) as balance,
        max(risk_class) as worst_class,
        max(days_past_due) as days_past_due
    from classed
    group by customer_id
)

select
    holding.as_of_date,
    holding.group_id,
    holding.group_name,
    holding.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    holding.control_kind,
    owed.loan_count,
    owed.balance,
    owed.worst_class,
    owed.days_past_due
from holding
inner join meant on holding.group_id = meant.group_id
left join owed on holding.customer_id = owed.customer_id
left join customer
    on
        holding.customer_id = customer.customer_id
        and holding.as_of_date >= customer.valid_from
        and holding.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
order by owed.balance desc nulls last, holding.customer_id asc
