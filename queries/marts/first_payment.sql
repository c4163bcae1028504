-- title: First instalments, by the month they fell due and the first report 30 days later
-- title zh: 首期还款情况（按首期到期月份）
-- grain: seen_as_of, due_month, branch_id, product_type, use_industry_code, use_region_code
-- sources: book.repayment_due, disbursed_loan, history.loan_month
-- stored: memory
-- notes: a loan is looked at from the first report 30 days or more after its first due date; defaulted_then is what that report knew
with month as (
    select distinct as_of_date from history.loan_month
),

first_due as (
    select
        due.loan_id,
        due.due_on,
        coalesce(due.paid_on, 'infinity'::date) as paid_on
    from book.repayment_due as due
    where due.instalment_no = 1 and due.due_on is not null
),

due_day as (
    select
        day.due_on,
        min(month.as_of_date) as seen_as_of
    from (select distinct due_on from first_due) as day
    inner join month on day.due_on + 30 <= month.as_of_date
    group by day.due_on
),

-- Of instalments before the first report only those still owed may be told.
first_month as (
    select date_trunc('month', min(as_of_date))::date as first_month from month
),

looked_at as (
    select
        due_day.seen_as_of,
        date_trunc('month', first_due.due_on)::date as due_month,
        loan.branch_id,
        loan.product_type,
        loan.use_industry_code,
        loan.use_region_code,
        loan.original_amount,
        first_due.paid_on > first_due.due_on + 30 as is_defaulted,
        first_due.paid_on > first_due.due_on + 30 and due_day.seen_as_of > first_due.due_on + 30 as was_defaulted
    from first_due
    inner join due_day on first_due.due_on = due_day.due_on
    inner join disbursed_loan as loan on first_due.loan_id = loan.loan_id
    inner join first_month on first_due.due_on >= first_month.first_month
)

select
    seen_as_of,
    due_month,
    branch_id,
    product_type,
    use_industry_code,
    use_region_code,
    count(*) as loan_count,
    sum(original_amount)::decimal(28, 2) as amount,
    count(*) filter (where is_defaulted) as defaulted_count,
    coalesce(sum(original_amount) filter (where is_defaulted), 0)::decimal(28, 2) as defaulted_amount,
    count(*) filter (where was_defaulted) as defaulted_then_count,
    coalesce(sum(original_amount) filter (where was_defaulted), 0)::decimal(28, 2) as defaulted_then_amount
from looked_at
group by all
