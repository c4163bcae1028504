-- title: What each customer and each group owes at each as-of date
-- title zh: 客户及集团贷款余额逐月明细
-- grain: as_of_date, kind, id
-- parameters: months date[]
-- sources: judged_loan_month, book.customer_group
-- stored: scratch
-- period: as_of_date
-- notes: in kind group a customer of no group stands alone; no rows of that kind for a feed without groups
with owed as (
    select
        as_of_date,
        customer_id,
        count(*) as loan_count,
        sum(balance)::decimal(28, 2) as amount,
        max(risk_class_effective) as worst_class
    from judged_loan_month
    where in_book and customer_id is not null and as_of_date = any($months)
    group by all
),

supplied as (
    select count(*) > 0 as has_groups from book.customer_group
),

membership as (
    select *
    from book.customer_group
    where group_id is not null
),

member as (
    select
        owed.*,
        membership.group_id,
        membership.group_name
    from owed
    inner join membership
        on
            owed.customer_id = membership.customer_id
            and owed.as_of_date >= membership.valid_from
            and owed.as_of_date < coalesce(membership.valid_to, 'infinity'::date)
)

select
    as_of_date,
    'customer' as kind,
    customer_id as id,
    false as is_group,
    null::varchar as name,
    loan_count,
    amount,
    worst_class
from owed
union all
select
    as_of_date,
    'group' as kind,
    group_id as id,
    true as is_group,
    max(group_name) as name,
    sum(loan_count)::bigint as loan_count,
    sum(amount)::decimal(28, 2) as amount,
    max(worst_class) as worst_class
from member
group by as_of_date, group_id
union all
select
    owed.as_of_date,
    'group' as kind,
    owed.customer_id as id,
    false as is_group,
    null::varchar as name,
    owed.loan_count,
    owed.amount,
    owed.worst_class
from owed
inner join supplied on supplied.has_groups
anti join member on owed.as_of_date = member.as_of_date and owed.customer_id = member.customer_id
