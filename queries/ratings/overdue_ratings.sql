-- title: Overdue re-ratings
-- title zh: 逾期未重评客户
-- grain: as_of_date, customer_type, risk_tier
-- parameters: as_of_date date
-- sources: rating_review_month, report_month
-- needs: loan_month, customer.internal_rating, customer.rated_on
-- notes: customers with a grade and loans; overdue when the grade is older than the bank's level for the kind of customer and its risk tier; without a date of the grade it is neither in time nor overdue
-- notes zh: 含有内部评级且有贷款余额的客户；评级距数据日期超过本行按客户类型及风险分层设定的时限即为逾期；评级日期缺失的单列
select
    as_of_date,
    customer_type,
    risk_tier,
    sum(customer_count)::bigint as customer_count,
    sum(balance)::decimal(28, 2) as balance,
    coalesce(sum(customer_count) filter (where review = 'overdue'), 0)::bigint as overdue_count,
    coalesce(sum(balance) filter (where review = 'overdue'), 0)::decimal(28, 2) as overdue_review_balance,
    coalesce(sum(customer_count) filter (where review = 'undated'), 0)::bigint as undated_count,
    coalesce(sum(customer_count) filter (where review = 'overdue'), 0)::double / sum(customer_count)::double
        as overdue_review_share
from rating_review_month
where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
group by as_of_date, customer_type, risk_tier
order by customer_type, risk_tier
