-- title: Ratings against what came of them
-- title zh: 内部评级与违约结果检验
-- grain: as_of_date, from_rating
-- parameters: as_of_date date, customer_type varchar[]
-- sources: internal_grade, rating_year_month, report_month
-- needs: loan_month, customer.internal_rating
-- notes: customers performing twelve months ago by their grade then; defaulted is one that was since reported non-performing or more than 90 days late, written off or swapped for assets, or is non-performing now on the effective class; order is kept where a grade defaults no less often than the next better one
-- notes zh: 以十二个月前非不良客户及其当时评级为基数；其间曾上报不良、逾期超过90天、核销、抵债，或按有效分类目前为不良的计为违约；某级违约率不低于上一较好等级即为排序保持
with chosen as (
    select
        outcome.as_of_date,
        outcome.rating_before as from_rating,
        coalesce(internal_grade.grade, 1000) as from_rating_no,
        sum(outcome.customer_count)::bigint as customer_count,
        coalesce(sum(outcome.customer_count) filter (where outcome.has_defaulted), 0)::bigint
            as defaulted_customer_count,
        sum(outcome.balance_before)::decimal(28, 2) as balance_year_before,
        coalesce(sum(outcome.balance_before) filter (where outcome.has_defaulted), 0)::decimal(28, 2)
            as defaulted_balance
    from rating_year_month as outcome
    left join internal_grade on outcome.rating_before = internal_grade.rating
    where
        outcome.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and not outcome.was_npl
        and ($customer_type is null or list_contains($customer_type, outcome.customer_type))
    group by all
),

rated as (
    select
        *,
        defaulted_customer_count::double / nullif(customer_count, 0)::double as default_rate_by_count,
        defaulted_balance::double / nullif(balance_year_before, 0)::double as default_rate_by_balance
    from chosen
)

select
    as_of_date,
    from_rating,
    from_rating_no,
    customer_count,
    defaulted_customer_count,
    default_rate_by_count,
    balance_year_before,
    defaulted_balance,
    default_rate_by_balance,
    case
        when from_rating_no < 1000
            then default_rate_by_count >= lag(default_rate_by_count) over (order by from_rating_no, from_rating)
    end as is_order_kept
from rated
order by from_rating_no, from_rating
