-- grain: loan_no; loans of this month that repay one that fell due: a renewal for the sound, refinancing for the rest
select
    credit.* replace (
        (select max(numbered.loan_no) from credit as numbered) + row_number() over (order by credit.loan_no) as loan_no,
        credit.loan_no as previous_loan_no,
        today.month as granted_month,
        credit.due_day as granted_day,
        12 as tenor,
        today.balance_before as amount,
        today.balance_before * if(credit.currency = 'USD', credit.usd_rate, 1) as amount_in_yuan,
        if(today.outcome = 'refinanced', 'refinanced', 'renewed_without_repayment') as origination_type
    )
from today
inner join credit on today.loan_no = credit.loan_no
where today.outcome in ('refinanced', 'renewed')
