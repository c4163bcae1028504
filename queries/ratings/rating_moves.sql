-- title: What became of each grade in twelve months
-- title zh: 各评级十二个月迁徙去向
-- grain: as_of_date, from_rating
-- parameters: as_of_date date, customer_type varchar[]
-- sources: internal_grade, rating_year_month, report_month
-- needs: loan_month, customer.internal_rating
-- notes: customers with loans twelve months ago by their grade then; a customer without loans now has left, whatever its grade
-- notes zh: 以十二个月前有贷款余额的客户及其当时评级为基数；当前无贷款余额的列为退出
with graded as (
    select
        moved.*,
        coalesce(before.grade, 1000) as from_rating_no,
        now.grade - before.grade as steps
    from rating_year_month as moved
    left join internal_grade as before on moved.rating_before = before.rating
    left join internal_grade as now on moved.rating_now = now.rating
    where
        moved.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and ($customer_type is null or list_contains($customer_type, moved.customer_type))
)

select
    as_of_date,
    rating_before as from_rating,
    from_rating_no,
    sum(customer_count)::bigint as customer_count,
    coalesce(sum(customer_count) filter (where rating_now = rating_before), 0)::bigint as same_count,
    coalesce(sum(customer_count) filter (where steps < 0), 0)::bigint as better_count,
    coalesce(sum(customer_count) filter (where steps > 0), 0)::bigint as worse_count,
    coalesce(sum(customer_count) filter (where rating_now <> rating_before and steps is null), 0)::bigint
        as unrated_count,
    coalesce(sum(customer_count) filter (where not is_here), 0)::bigint as left_customer_count,
    sum(balance_before)::decimal(28, 2) as balance_year_before,
    coalesce(sum(balance_before) filter (where steps > 0), 0)::decimal(28, 2) as worse_year_before,
    coalesce(sum(balance_before) filter (where not is_here), 0)::decimal(28, 2) as left_year_before
from graded
group by as_of_date, rating_before, from_rating_no
order by from_rating_no, from_rating
