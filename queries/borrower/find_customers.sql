-- title: Customers
-- title zh: 客户查询
-- grain: customer_id
-- parameters: search varchar, see_persons boolean, as_of_date date, basis varchar, row_limit integer
-- sources: customer, judged_loan_month, loan, report_month
-- personal: customer_name
-- notes: found by customer number, loan number, or part of the name; persons are found by number alone unless the role may see them; without a search those with the most non-performing loans
-- notes zh: 可按客户编号、借据编号或名称中的文字查询；无权限的角色只能按编号查询个人客户；未输入时列出不良贷款余额最大的客户
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
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

-- Without a search: those with so much non-performing that no others can stand before them.
bad as (
    select
        customer_id,
        sum(balance) as npl_amount
    from classed
    where risk_class >= 3 and balance > 0 and $search is null
    group by customer_id
),

least_listed as (
    select min(npl_amount) as npl_amount
    from
        (
            select npl_amount
            from bad
            order by npl_amount desc
            limit $row_limit
        ) as worst
    having count(*) >= $row_limit
),

holder as (
    select customer_id
    from loan
    where loan_id = $search
),

-- Only those that can be found are named: a bank has millions of customers.
candidate as (
    select bad.customer_id
    from bad
    inner join least_listed on bad.npl_amount >= least_listed.npl_amount
    union
    select customer_id
    from classed
    where $search is null and (select count(*) from least_listed) = 0
    union
    select customer_id
    from holder
    union
    select customer_id
    from customer
    where
        case
            when $search is null then $row_limit is null
            else customer_id = $search or contains(lower(name), lower($search))
        end
),

owed as (
    select
        customer_id,
        count(*) as loan_count,
        sum(balance)::decimal(28, 2) as balance,
        coalesce(sum(balance) filter (where risk_class >= 3), 0)::decimal(28, 2) as npl_amount,
        max(risk_class) as worst_class,
        max(days_past_due) as days_past_due
    from classed
    where customer_id in (select candidate.customer_id from candidate)
    group by customer_id
),

named as (
    select
        customer.customer_id,
        max_by(customer.name, customer.valid_from) as customer_name,
        max_by(customer.customer_type, customer.valid_from) as customer_type
    from customer
    cross join month
    where
        customer.customer_id in (select candidate.customer_id from candidate)
        and (month.as_of_date is null or customer.valid_from <= month.as_of_date)
    group by customer.customer_id
),

found as (
    select *
    from named
    where
        $search is null
        or customer_id = $search
        or customer_id in (select holder.customer_id from holder)
        or (
            contains(lower(customer_name), lower($search))
            and ($see_persons or customer_type not in ('retail', 'rural_household'))
        )
)

select
    found.customer_id,
    found.customer_name,
    found.customer_type,
    owed.loan_count,
    owed.balance,
    owed.npl_amount,
    owed.worst_class,
    owed.days_past_due
from found
left join owed on found.customer_id = owed.customer_id
order by owed.npl_amount desc nulls last, owed.balance desc nulls last, found.customer_id asc
limit $row_limit
