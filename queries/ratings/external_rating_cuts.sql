-- title: Customers cut by a rating agency within twelve months
-- title zh: 近十二个月外部评级下调客户
-- grain: as_of_date, customer_id
-- parameters: as_of_date date
-- sources: external_cut_month, report_month
-- needs: loan_month, customer.external_rating
-- personal: customer_name
-- notes: the grade that held twelve months ago against the one that holds now; steps are counted on the agencies' scale
-- notes zh: 以十二个月前有效的外部评级与当前有效评级比较，级数按评级机构等级序列计
select
    as_of_date,
    customer_id,
    customer_name,
    customer_type,
    external_rating_before,
    external_rating,
    external_rated_on,
    notches,
    internal_rating,
    balance
from external_cut_month
where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
order by notches desc, balance desc nulls last, customer_id asc
