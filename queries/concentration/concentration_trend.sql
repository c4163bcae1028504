-- title: Concentration, month by month
-- title zh: 集中度逐月走势
-- grain: as_of_date, cut
-- sources: customer_concentration_month, cut_month
-- needs: loan_month
-- notes: over the part whose code is known
-- notes zh: 按代码已知部分计算
with totalled as (
    select
        as_of_date,
        cut,
        sum(balance) as known,
        sum(balance::double * balance::double) as sum_of_squares,
        max(balance) as top_1,
        list_sum(max(balance, 10)) as top_10
    from cut_month
    where code <> 'unknown'
    group by as_of_date, cut
    union all
    select
        as_of_date,
        kind as cut,
        total as known,
        sum_of_squares::double as sum_of_squares,
        top_1,
        top_10
    from customer_concentration_month
)

select
    as_of_date,
    cut,
    sum_of_squares / nullif(known::double * known::double, 0) as hhi,
    top_1::double / nullif(known, 0)::double as top_share,
    top_10::double / nullif(known, 0)::double as cr_10
from totalled
order by as_of_date, cut
