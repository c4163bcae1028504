-- title en: The oldest unpaid instalment explains the days past due
-- title zh: 最早未还期次与逾期天数一致
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: repayment_due
-- key: loan_id
-- needs: book.repayment_due, loan_month.days_past_due
-- parameters: months date[]
-- reason en: On the last as-of date the oldest instalment unpaid is not as old as the loan is said to be late, or
--   nothing is unpaid on a loan that is late. Check which is right.
-- reason zh: 最近数据日期最早未还期次的逾期时间与报送的逾期天数不符，或逾期贷款没有未还期次，请核实。
with month as (
    select unnest($months::date[]) as as_of_date
),

last_month as (
    select max(as_of_date) as as_of_date from month
),

scheduled as (
    select
        repayment_due.loan_id,
        last_month.as_of_date,
        min(repayment_due.due_on) filter (
            where
            coalesce(repayment_due.paid_on, 'infinity'::date) > last_month.as_of_date
            and repayment_due.due_on < last_month.as_of_date
        ) as oldest_due_on
    from book.repayment_due as repayment_due
    cross join last_month
    group by repayment_due.loan_id, last_month.as_of_date
)

select loan_month.loan_id
from loan_month
inner join scheduled on loan_month.loan_id = scheduled.loan_id and loan_month.as_of_date = scheduled.as_of_date
where
    coalesce(loan_month.status = 'active', loan_month.balance is not null)
    and greatest(loan_month.days_past_due, 0) <> coalesce(loan_month.as_of_date - scheduled.oldest_due_on, 0)
