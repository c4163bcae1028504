-- title: Customers cut by a rating agency within twelve months
-- title zh: 近十二个月外部评级下调客户
-- grain: as_of_date, customer_id
-- parameters: as_of_date date
-- sources: customer, external_cut_month, report_month
-- needs: loan_month, customer.external_rating
-- personal: customer_name
-- notes: the grade that held twelve months ago against the one that holds now; steps are counted on the agencies' scale
-- notes zh: 以十二个月前有效的外部评级与当前有效评级比较，级数按评级机构等级序列计
select
    fallen.as_of_date,
    fallen.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    fallen.external_rating_before,
    fallen.external_rating,
    fallen.external_rated_on,
    fallen.notches,
    customer.internal_rating,
    fallen.balance
from external_cut_month as fallen
left join customer
    on
        fallen.customer_id = customer.customer_id
        and fallen.as_of_date >= customer.valid_from
        and fallen.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
where fallen.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
order by fallen.notches desc, fallen.balance desc nulls last, fallen.customer_id asc
