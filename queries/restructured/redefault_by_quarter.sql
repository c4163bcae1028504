-- title: Restructured loans that turned non-performing within a year
-- title zh: 重组后一年内转为不良的贷款
-- grain: quarter
-- parameters: as_of_date date
-- sources: report_month, restructuring_quarter
-- needs: loan_month, restructuring.difficulty
-- notes: by quarter of the agreement, by number; a quarter stands aside that began before the first report or whose twelve months are not over; turned by days past due, impairment or evasion, after the first repayment agreed; whole bank
-- notes zh: 按重组协议所在季度、按笔数；首期数据之前及未满一年的季度不列；首个约定还款日之后逾期超过90天、发生减值或逃废债的认定为转为不良；口径为全行
with span as (
    select
        coalesce($as_of_date::date, max(as_of_date)) as as_of_date,
        date_trunc('month', min(as_of_date))::date as first_month
    from report_month
)

select
    year(made.quarter_start) || 'Q' || quarter(made.quarter_start) as quarter,
    made.loan_count,
    made.redefaulted_count,
    made.redefaulted_count::double / made.loan_count::double as redefault_rate
from restructuring_quarter as made
inner join span
    on
        made.quarter_start >= span.first_month
        and (made.quarter_start + interval 15 month)::date <= span.as_of_date
order by quarter
