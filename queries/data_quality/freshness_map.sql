-- title: Which inputs are out of date
-- title zh: 客户信息时效分布
-- grain: input, cut, code
-- parameters: business_date date
-- sources: input_due
-- needs: loan_month
-- notes: share of the balance of the last report whose input is past its service level on the day of reading or was never recorded; where the feed keeps an input for nobody of a kind there is none
-- notes zh: 查看当日信息超过规定期限或从未登记的贷款余额占比；数据源未对某类客户登记某项信息的，不作评价
with by_cut as (
    select
        input,
        due_on,
        subject_count,
        balance,
        unnest([
            { 'kind': 'customer_type', 'name': customer_type }, { 'kind': 'risk_tier', 'name': risk_tier }
        ]) as part
    from input_due
)

select
    input,
    part.kind as cut,
    part.name as code,
    sum(subject_count)::bigint as subject_count,
    coalesce(sum(subject_count) filter (where coalesce($business_date > due_on, true)), 0)::bigint
        as out_of_date_count,
    sum(balance)::decimal(28, 2) as balance,
    coalesce(sum(balance) filter (where coalesce($business_date > due_on, true)), 0)::decimal(28, 2)
        as out_of_date_balance,
    coalesce(sum(balance) filter (where coalesce($business_date > due_on, true)), 0)::double
    / nullif(sum(balance), 0)::double as out_of_date_share
from by_cut
group by all
order by input, cut, code
