-- title: What caused the difference
-- title zh: 差异原因
-- grain: cause
-- parameters: as_of_date date, basis varchar
-- sources: loan_effect
-- notes: each loan is counted once, under the nearest cause; the causes add up to the difference of each amount
-- notes zh: 每笔贷款只计入最近的一项原因；各项原因之和等于各金额的差异
select
    cause,
    count(*) as loan_count,
    sum(balance_change)::decimal(28, 2) as balance_change,
    sum(npl_amount_change)::decimal(28, 2) as npl_amount_change,
    sum(special_mention_amount_change)::decimal(28, 2) as special_mention_amount_change,
    sum(overdue_balance_change)::decimal(28, 2) as overdue_balance_change,
    sum(over_90_amount_change)::decimal(28, 2) as over_90_amount_change,
    sum(allowance_amount_change)::decimal(28, 2) as allowance_amount_change,
    sum(covered_amount_change)::decimal(28, 2) as covered_amount_change,
    sum(loan_count_change)::bigint as loan_count_change
from loan_effect
where as_of_date = $as_of_date::date and basis = $basis
group by cause, cause_no
order by cause_no
