-- title: Restructured loans that turned non-performing within a year
-- title zh: 重组后一年内再次列为不良的贷款
-- grain: quarter
-- parameters: as_of_date date
-- sources: observation, report_month
-- needs: loan_month, restructuring.difficulty
-- notes: by quarter of the agreement, by number; quarters less than a year ago are not over and stand aside; turned by days past due; whole bank
-- notes zh: 按重组协议所在季度、按笔数；未满一年的季度不列；以逾期天数认定再次不良；口径为全行
with latest as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

agreement as (
    select
        loan_id,
        sequence,
        min(agreed_on) as agreed_on,
        bool_or(because = 'npl' and starts_on <= (agreed_on + interval 12 month)::date) as is_redefaulted
    from observation
    group by all
)

select
    year(agreement.agreed_on) || '-Q' || quarter(agreement.agreed_on) as quarter,
    count(*) as loan_count,
    count(*) filter (where agreement.is_redefaulted) as redefaulted_count,
    count(*) filter (where agreement.is_redefaulted)::double / count(*)::double as redefault_rate
from agreement
inner join latest
    on (date_trunc('quarter', agreement.agreed_on) + interval 15 month)::date <= latest.as_of_date
group by all
order by quarter
