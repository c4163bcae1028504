-- title: Everything ever lent
-- title zh: 累计发放贷款概览
-- grain: loan_count
-- sources: disbursed_book
-- notes: the last figure leaves out what was written off of loans that do not end as written off
-- notes zh: 最后一项不含最终状态未标记为核销的贷款的核销金额
select
    sum(loan_count)::bigint as loan_count,
    sum(original_amount)::decimal(28, 2) as original_amount,
    sum(written_off_amount)::decimal(28, 2) as written_off_amount,
    sum(written_off_loan_count)::bigint as written_off_loan_count,
    coalesce(
        sum(written_off_amount) filter (where coalesce(final_status = 'written_off', written_off_loan_count > 0)), 0
    )::decimal(28, 2) as written_off_on_written_off_loans
from disbursed_book
