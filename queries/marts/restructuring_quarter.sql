-- title: Restructurings agreed in each quarter, and how many turned non-performing within a year
-- title zh: 各季度签订的重组及一年内转为不良的笔数
-- grain: quarter_start
-- sources: observation
-- stored: memory
-- period: none
-- notes: turned by days past due, impairment or evasion, within twelve months of the agreement
with agreement as (
    select
        loan_id,
        sequence,
        min(agreed_on) as agreed_on,
        bool_or(because = 'npl' and starts_on <= (agreed_on + interval 12 month)::date) as is_redefaulted
    from observation
    group by all
)

select
    date_trunc('quarter', agreed_on)::date as quarter_start,
    count(*)::bigint as loan_count,
    (count(*) filter (where is_redefaulted))::bigint as redefaulted_count
from agreement
group by all
