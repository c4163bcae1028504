-- title: Members of a group in which another member is non-performing
-- title zh: 集团内有成员不良、须单独评估的其他成员
-- grain: as_of_date, group_id, customer_id
-- parameters: as_of_date date
-- sources: customer, customer_group, judged_loan_month, report_month
-- needs: loan_month, customer_group
-- personal: customer_name
-- notes: a member's default pulls no other member, but each needs a recorded assessment: the last review of its classes is shown beside what it owes; whole bank
-- notes zh: 成员违约不自动传染其他成员，但须逐一评估并留痕；列示其余额及最近分类认定日；口径为全行
with owed as (
    select
        as_of_date,
        customer_id,
        sum(balance)::decimal(28, 2) as balance,
        max(risk_class_effective) as worst_class,
        max(class_reviewed_on) as class_reviewed_on
    from judged_loan_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and in_book
        and customer_id in (select customer_group.customer_id from customer_group)
    group by all
),

member as (
    select
        owed.*,
        customer_group.group_id,
        customer_group.group_name
    from owed
    inner join customer_group
        on
            owed.customer_id = customer_group.customer_id
            and owed.as_of_date >= customer_group.valid_from
            and owed.as_of_date < coalesce(customer_group.valid_to, 'infinity'::date)
),

weighed as (
    select
        *,
        coalesce(sum(balance) filter (where worst_class >= 3) over (partition by group_id), 0)::decimal(28, 2)
            as group_npl_amount
    from member
)

select
    weighed.as_of_date,
    weighed.group_id,
    weighed.group_name,
    weighed.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    weighed.balance,
    weighed.worst_class,
    weighed.class_reviewed_on,
    weighed.group_npl_amount
from weighed
left join customer
    on
        weighed.customer_id = customer.customer_id
        and weighed.as_of_date >= customer.valid_from
        and weighed.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
where weighed.group_npl_amount > 0 and coalesce(weighed.worst_class < 3, true) and weighed.balance > 0
order by weighed.balance desc, weighed.customer_id asc
