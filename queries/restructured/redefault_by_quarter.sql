-- title: Restructured loans that turned non-performing within a year
-- title zh: 重组后一年内转为不良的贷款
-- grain: quarter
-- parameters: as_of_date date
-- sources: observation, report_month
-- needs: loan_month, restructuring.difficulty
-- notes: by quarter of the agreement, by number; a quarter stands aside that began before the first report or whose twelve months are not over; turned by days past due, impairment or evasion, after the first repayment agreed; whole bank
-- notes zh: 按重组协议所在季度、按笔数；首期数据之前及未满一年的季度不列；首个约定还款日之后逾期超过90天、发生减值或逃废债的认定为转为不良；口径为全行
with span as (
    select
        coalesce($as_of_date::date, max(as_of_date)) as as_of_date,
        date_trunc('month', min(as_of_date))::date as first_month
    from report_month
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
    year(agreement.agreed_on) || 'Q' || quarter(agreement.agreed_on) as quarter,
    count(*) as loan_count,
    count(*) filter (where agreement.is_redefaulted) as redefaulted_count,
    count(*) filter (where agreement.is_redefaulted)::double / count(*)::double as redefault_rate
from agreement
inner join span
    on
        date_trunc('quarter', agreement.agreed_on)::date >= span.first_month
        and (date_trunc('quarter', agreement.agreed_on) + interval 15 month)::date <= span.as_of_date
group by all
order by quarter
