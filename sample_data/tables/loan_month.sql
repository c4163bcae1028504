-- grain: as_of_date, loan_id; a loan that left has one last row in the month it left.
-- Read from one table alone: a join would lose the order of the rows, and sorting them all costs too much.
select
    as_of_date,
    'L' || printf('%010d', loan_no) as loan_id,
    branch_id,
    yuan(balance) as balance,
    yuan(
        balance + accrued_interest + if(days_past_due > 90, 0, overdue_interest)
    ) as gross_carrying_amount,
    yuan(accrued_interest + if(days_past_due > 90, 0, overdue_interest)) as interest_receivable,
    yuan(if(days_past_due > 90, overdue_interest, 0)) as interest_off_balance,
    yuan(overdue_principal) as overdue_principal,
    yuan(overdue_interest) as overdue_interest,
    principal_due_since,
    if(overdue_interest > 0, due_since, null) as interest_due_since,
    days_past_due::integer as days_past_due,
    if(days_past_due > 0, if(is_technical, 'technical', 'other'), null) as overdue_cause,
    0::decimal(18, 2) as unpaid_fees,
    risk_class as risk_class_reported,
    if(
        is_active,
        greatest(
            granted_on,
            as_of(month - month(as_of_date) % 3)
        ),
        null
    ) as class_reviewed_on,
    stage as impairment_stage,
    false as is_purchased_impaired,
    is_active and (days_past_due > 90 or risk_class >= 3) as is_nonaccrual,
    is_unlikely_to_pay,
    watch > 0 as is_forborne,
    yuan(
        if(
            is_active,
            least(
                balance,
                round(
                    balance * getvariable('allowance_rates')[risk_class]
                    * (0.9 + 0.2 * draw('allowance', loan_no, 0))
                )::bigint
            ),
            0
        )
    ) as loss_allowance,
    false as use_was_changed,
    false as evades_debt,
    false as has_recognised_enhancement,
    case
        when outcome is null then 'active'
        when outcome in ('sold', 'swapped') then outcome
        when outcome in ('written off', 'enforced') then 'written_off'
        else 'settled'
    end as status,
    is_active as is_on_book,
    case product_type
        when 'corporate_loan' then '130301'
        when 'small_business_loan' then '130302'
        when 'mortgage' then '130303'
        when 'consumer_loan' then '130304'
        when 'credit_card' then '130305'
        when 'rural_household_loan' then '130306'
    end as ledger_account
from position
